-- Revert mds:cdc/trim_outbox from pg
begin;

drop function cdc.trim_outbox(interval);

commit;
