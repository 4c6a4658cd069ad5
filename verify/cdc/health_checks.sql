-- Verify mds:cdc/health_checks on pg
begin;

select 'cdc.health_checks()'::regprocedure;

rollback;
