-- Verify mds:mds/repointed_references on pg
begin;

select * from mds.repointed_references where false;

rollback;
