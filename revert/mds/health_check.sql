-- Revert mds:mds/health_check from pg
begin;

drop type mds.health_check;

commit;
