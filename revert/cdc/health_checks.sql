-- Revert mds:cdc/health_checks from pg
begin;

drop function cdc.health_checks();

commit;
