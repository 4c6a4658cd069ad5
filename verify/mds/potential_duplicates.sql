-- Verify mds:mds/potential_duplicates on pg
begin;

select * from mds.potential_duplicates where false;

rollback;
