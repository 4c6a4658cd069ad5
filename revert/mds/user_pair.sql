-- Revert mds:mds/user_pair from pg
begin;

drop function mds.user_pair(uuid, uuid);

commit;
