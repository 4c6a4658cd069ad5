-- Revert mds:mds/ingest_batch from pg
begin;

drop function mds.ingest_batch(text, jsonb, boolean);

commit;
