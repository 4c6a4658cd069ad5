-- Verify mds:mds/former_memberships on pg
begin;

select * from mds.former_memberships where false;

rollback;
