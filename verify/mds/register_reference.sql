-- Verify mds:mds/register_reference on pg
begin;

select 'mds.register_reference(regclass, name)'::regprocedure;

rollback;
