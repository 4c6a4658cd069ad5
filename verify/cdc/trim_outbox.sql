-- Verify mds:cdc/trim_outbox on pg
begin;

select 'cdc.trim_outbox(interval)'::regprocedure;

rollback;
