-- Revert mds:cdc/outbox_events from pg
begin;

drop table cdc.outbox_events;

commit;
