-- Verify mds:cdc/tidy_outbox on pg
begin;

select 'cdc.tidy_outbox(interval, boolean)'::regprocedure;

rollback;
