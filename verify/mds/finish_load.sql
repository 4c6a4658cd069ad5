-- Verify mds:mds/finish_load on pg
begin;

select 'mds.finish_load(bigint)'::regprocedure;

rollback;
