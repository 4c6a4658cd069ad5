-- Revert mds:mds/read_record from pg
begin;

drop function mds.read_record(mds.source_systems, bigint, text, jsonb);
drop type mds.contents;
drop type mds.reading;

commit;
