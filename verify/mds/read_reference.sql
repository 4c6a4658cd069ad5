-- Verify mds:mds/read_reference on pg
begin;

select 1 / count(*) from pg_proc where oid = 'mds.read_reference(mds.registered_references, uuid[], boolean)'::regprocedure and proowner = 'mds_references'::regrole and prosecdef;

rollback;
