-- Verify mds:mds/merge_users on pg
begin;

select 'mds.merge_users(uuid, uuid, text)'::regprocedure;

rollback;
