-- Verify mds:mds/assign on pg
begin;

select 'mds.assign(bigint[], bigint[], uuid[], bigint[], uuid[], bigint[], bigint)'::regprocedure;

rollback;
