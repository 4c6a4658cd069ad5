-- Verify mds:mds/settle on pg
begin;

select 'mds.settle(bigint[], uuid[], boolean, bigint[])'::regprocedure;

rollback;
