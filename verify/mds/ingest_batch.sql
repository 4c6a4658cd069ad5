-- Verify mds:mds/ingest_batch on pg
begin;

select 'mds.ingest_batch(text, jsonb, boolean)'::regprocedure;

rollback;
