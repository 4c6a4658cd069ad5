-- Verify mds:mds/ingest on pg
begin;

select 'mds.ingest(text, text, jsonb, timestamptz, text, boolean)'::regprocedure;

rollback;
