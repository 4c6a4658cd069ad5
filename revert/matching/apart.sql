-- Revert mds:matching/apart from pg
begin;

drop function matching.apart(double precision, double precision, double precision);

commit;
