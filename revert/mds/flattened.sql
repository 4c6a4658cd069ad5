-- Revert mds:mds/flattened from pg
begin;

drop function mds.flattened(text, jsonb);

commit;
