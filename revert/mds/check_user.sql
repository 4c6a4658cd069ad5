-- Revert mds:mds/check_user from pg
begin;

drop function mds.check_user(uuid, timestamptz);

commit;
