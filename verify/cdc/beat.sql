-- Verify mds:cdc/beat on pg
begin;

select 'cdc.beat(text)'::regprocedure;

rollback;
