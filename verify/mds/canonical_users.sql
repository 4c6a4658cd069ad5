-- Verify mds:mds/canonical_users on pg
begin;

select * from mds.canonical_users where false;

rollback;
