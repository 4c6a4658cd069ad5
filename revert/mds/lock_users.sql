-- Revert mds:mds/lock_users from pg
begin;

drop function mds.lock_users(uuid[]);

commit;
