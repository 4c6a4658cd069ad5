-- Revert mds:matching/unlinkables from pg
begin;

drop function matching.unlinkables(double precision);
drop type matching.unlinkable;

commit;
