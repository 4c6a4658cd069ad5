-- Verify mds:mds/user_pair on pg
begin;

select 'mds.user_pair(uuid, uuid)'::regprocedure;

rollback;
