-- Verify mds:mds/open_duplicates on pg
begin;

select * from mds.open_duplicates where false;

rollback;
