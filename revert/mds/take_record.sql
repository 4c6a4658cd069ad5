-- Revert mds:mds/take_record from pg
begin;

drop function mds.take_record(mds.source_systems, text, jsonb, timestamptz);

commit;
