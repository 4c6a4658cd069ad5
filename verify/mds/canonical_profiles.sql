-- Verify mds:mds/canonical_profiles on pg
begin;

select * from mds.canonical_profiles where false;

rollback;
