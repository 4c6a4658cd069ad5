-- Revert mds:cdc/tidy_outbox from pg
begin;

drop function cdc.tidy_outbox(interval, boolean);

commit;
