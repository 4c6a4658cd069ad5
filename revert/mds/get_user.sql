-- Revert mds:mds/get_user from pg
begin;

drop function mds.get_user(uuid, timestamptz);

commit;
