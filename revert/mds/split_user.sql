-- Revert mds:mds/split_user from pg
begin;

drop function mds.split_user(uuid, bigint[], text);

commit;
