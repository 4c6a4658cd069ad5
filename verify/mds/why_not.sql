-- Verify mds:mds/why_not on pg
begin;

select 'mds.why_not(bigint, bigint)'::regprocedure;

rollback;
