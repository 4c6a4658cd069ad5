-- Verify mds:mds/merges on pg
begin;

select * from mds.merges where false;

rollback;
