-- Verify mds:cdc/slot_lag on pg
begin;

select * from cdc.slot_lag where false;

rollback;
