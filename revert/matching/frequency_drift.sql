-- Revert mds:matching/frequency_drift from pg
begin;

drop function matching.frequency_drift(double precision);
drop type matching.drift;

commit;
