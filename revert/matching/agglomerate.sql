-- Revert mds:matching/agglomerate from pg
begin;

drop function matching.agglomerate(integer, double precision[], double precision[], double precision, double precision);

commit;
