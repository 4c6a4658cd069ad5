-- Verify mds:mds/registered_references on pg
begin;

select * from mds.registered_references where false;

rollback;
