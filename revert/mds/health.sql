-- Revert mds:mds/health from pg
begin;

drop function mds.health();

commit;
