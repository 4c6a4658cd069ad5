-- Verify history:history/apply on pg
begin;

select 'history.apply(text[], jsonb[], text[], bigint[], bigint[], timestamptz[], jsonb[])'::regprocedure;

rollback;
