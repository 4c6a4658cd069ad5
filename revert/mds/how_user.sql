-- Revert mds:mds/how_user from pg
begin;

drop function mds.how_user(uuid);
drop type mds.step;

commit;
