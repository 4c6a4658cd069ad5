-- Revert mds:mds/health_checks from pg
begin;

drop function mds.health_checks();

commit;
