-- Verify mds:mds/assign on pg
begin;

select 'mds.assign(bigint[], bigint[], uuid[], bigint[], uuid[])'::regprocedure;

rollback;
