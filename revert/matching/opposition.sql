-- Revert mds:matching/opposition from pg
begin;

drop function matching.opposition(matching.bridge, double precision, double precision[], double precision);

commit;
