-- Verify mds:mds/user_identities on pg
begin;

select * from mds.user_identities where false;

rollback;
