-- Verify mds:mds/lock_users on pg
begin;

select 'mds.lock_users(uuid[])'::regprocedure;

rollback;
