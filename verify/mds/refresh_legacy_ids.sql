-- Verify mds:mds/refresh_legacy_ids on pg
begin;

select 'mds.refresh_legacy_ids(uuid[])'::regprocedure;

rollback;
