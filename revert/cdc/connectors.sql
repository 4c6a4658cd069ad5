-- Revert mds:cdc/connectors from pg
begin;

drop table cdc.connectors;

commit;
