-- Verify mds:mds/source_identities on pg
begin;

select * from mds.source_identities where false;

rollback;
