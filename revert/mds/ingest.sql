-- Revert mds:mds/ingest from pg
begin;

drop function mds.ingest(text, text, jsonb, timestamptz, text, boolean);

commit;
