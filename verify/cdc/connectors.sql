-- Verify mds:cdc/connectors on pg
begin;

select * from cdc.connectors where false;

rollback;
