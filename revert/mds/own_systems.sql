-- Revert mds:mds/own_systems from pg
begin;

drop function mds.own_systems();

commit;
