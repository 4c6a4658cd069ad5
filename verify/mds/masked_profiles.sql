-- Verify mds:mds/masked_profiles on pg
begin;

select * from mds.masked_profiles where false;

rollback;
