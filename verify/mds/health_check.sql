-- Verify mds:mds/health_check on pg
begin;

select 'mds.health_check'::regtype;

rollback;
