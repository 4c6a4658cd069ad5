-- Verify mds:cdc/request_snapshot on pg
begin;

select 'cdc.request_snapshot(text[], text)'::regprocedure;

rollback;
