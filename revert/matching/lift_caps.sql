-- Revert mds:matching/lift_caps from pg
begin;

drop function matching.lift_caps(bigint[]);

commit;
