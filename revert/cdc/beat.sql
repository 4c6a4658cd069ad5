-- Revert mds:cdc/beat from pg
begin;

drop function cdc.beat(text);

commit;
