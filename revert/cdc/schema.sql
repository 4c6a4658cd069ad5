-- Revert mds:cdc/schema from pg
begin;

drop schema cdc;

commit;
