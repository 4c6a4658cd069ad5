-- Verify mds:cdc/outbox_events on pg
begin;

select * from cdc.outbox_events where false;

rollback;
