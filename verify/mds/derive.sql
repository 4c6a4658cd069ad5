-- Verify mds:mds/derive on pg
begin;

select 'mds.derive(bigint[])'::regprocedure;

rollback;
