-- Verify mds:mds/open_load on pg
begin;

select 'mds.open_load(bigint)'::regprocedure;

rollback;
