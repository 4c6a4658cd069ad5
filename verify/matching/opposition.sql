-- Verify mds:matching/opposition on pg
begin;

select 'matching.opposition(matching.bridge, double precision, double precision[], double precision)'::regprocedure;

rollback;
