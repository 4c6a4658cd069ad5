-- Verify mds:mds/split_user on pg
begin;

select 'mds.split_user(uuid, bigint[], text)'::regprocedure;

rollback;
