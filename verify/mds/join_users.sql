-- Verify mds:mds/join_users on pg
begin;

select 'mds.join_users(uuid, uuid, text, name, name)'::regprocedure;

rollback;
