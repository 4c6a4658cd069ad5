-- Revert mds:mds/publish_users from pg
begin;

drop function mds.publish_users(uuid[], uuid[], bigint[], bigint[], bigint[], uuid[], uuid[]);

commit;
