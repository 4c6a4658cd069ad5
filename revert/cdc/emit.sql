-- Revert mds:cdc/emit from pg
begin;

drop function cdc.emit(cdc.event[]);
drop type cdc.event;

commit;
