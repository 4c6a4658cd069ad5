-- Verify mds:mds/bridge_between on pg
begin;

select 'mds.bridge_between(bigint, bigint)'::regprocedure;

rollback;
