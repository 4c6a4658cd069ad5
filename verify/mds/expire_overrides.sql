-- Verify mds:mds/expire_overrides on pg
begin;

select 'mds.expire_overrides(interval, boolean)'::regprocedure;

rollback;
