-- Verify mds:mds/health on pg
begin;

select 'mds.health()'::regprocedure;

rollback;
