-- Verify history:history/row_at on pg
begin;

select 'history.row_at(text, jsonb, timestamptz)'::regprocedure;

rollback;
