-- Verify mds:mds/unregister_reference on pg
begin;

select 'mds.unregister_reference(regclass, name)'::regprocedure;

rollback;
