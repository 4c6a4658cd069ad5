-- Revert mds:mds/resolve_user from pg
begin;

drop function mds.resolve_user(uuid);

commit;
