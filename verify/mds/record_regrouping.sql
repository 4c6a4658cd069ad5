-- Verify mds:mds/record_regrouping on pg
begin;

select 'mds.record_regrouping(bigint, bigint[], bigint[], uuid[], uuid[], bigint)'::regprocedure;

rollback;
