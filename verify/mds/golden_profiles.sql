-- Verify mds:mds/golden_profiles on pg
begin;

select * from mds.golden_profiles where false;

rollback;
