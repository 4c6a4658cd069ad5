-- Verify mds:mds/publish_users on pg
begin;

select 'mds.publish_users(uuid[], uuid[], bigint[], bigint[], bigint[], uuid[], uuid[])'::regprocedure;

rollback;
