-- Verify mds:mds/stale_profiles on pg
begin;

select * from mds.stale_profiles where false;

rollback;
