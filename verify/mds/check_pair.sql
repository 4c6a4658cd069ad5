-- Verify mds:mds/check_pair on pg
begin;

select 'mds.check_pair(bigint, bigint)'::regprocedure;

rollback;
