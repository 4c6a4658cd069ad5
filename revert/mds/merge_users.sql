-- Revert mds:mds/merge_users from pg
begin;

drop function mds.merge_users(uuid, uuid, text);

commit;
