-- Revert mds:mds/user_at from pg
begin;

drop function mds.user_at(uuid, timestamptz);

commit;
