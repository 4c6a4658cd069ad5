-- Verify mds:mds/health_checks on pg
begin;

select 'mds.health_checks()'::regprocedure;

rollback;
