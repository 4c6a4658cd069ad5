-- Revert mds:mds/join_users from pg
begin;

drop function mds.join_users(uuid, uuid, text, name, name);

commit;
