-- Verify mds:matching/agglomerate on pg
begin;

select 'matching.agglomerate(integer, double precision[], double precision[], double precision, double precision)'::regprocedure;

rollback;
