-- Revert mds:mds/start_load from pg
begin;

drop function mds.start_load(text, text, jsonb);

commit;
