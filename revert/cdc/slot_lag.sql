-- Revert mds:cdc/slot_lag from pg
begin;

drop view cdc.slot_lag;

commit;
