-- Verify mds:cdc/signals on pg
begin;

select * from cdc.signals where false;

rollback;
