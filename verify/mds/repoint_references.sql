-- Verify mds:mds/repoint_references on pg
begin;

select 'mds.repoint_references(uuid[])'::regprocedure;

rollback;
