-- Verify mds:mds/with_companions on pg
begin;

select 'mds.with_companions(bigint[], bigint[])'::regprocedure;

rollback;
