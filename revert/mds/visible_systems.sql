-- Revert mds:mds/visible_systems from pg
begin;

drop function mds.visible_systems();

commit;
