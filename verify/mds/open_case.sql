-- Verify mds:mds/open_case on pg
begin;

select 'mds.open_case(bigint)'::regprocedure;

rollback;
