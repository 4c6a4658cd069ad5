-- Verify mds:mds/refresh_profiles on pg
begin;

select 'mds.refresh_profiles(uuid[])'::regprocedure;

rollback;
