-- Verify mds:mds/write_reference on pg
begin;

select 1 / count(*) from pg_proc where oid = 'mds.write_reference(mds.registered_references, mds.reference_move[])'::regprocedure and proowner = 'mds_references'::regrole and prosecdef;

rollback;
