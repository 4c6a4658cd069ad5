-- Verify mds:mds/clear_override on pg
begin;

select 'mds.clear_override(bigint, text)'::regprocedure;

rollback;
