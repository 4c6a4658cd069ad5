-- Revert mds:matching/maximise from pg
begin;

drop function matching.maximise(integer, matching.agreement_pattern[], matching.parameters, double precision[], boolean[], double precision, double precision);

commit;
