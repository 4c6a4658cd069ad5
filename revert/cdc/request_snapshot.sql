-- Revert mds:cdc/request_snapshot from pg
begin;

drop function cdc.request_snapshot(text[], text);

commit;
