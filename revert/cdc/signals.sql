-- Revert mds:cdc/signals from pg
begin;

drop table cdc.signals;

commit;
