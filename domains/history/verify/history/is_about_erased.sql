-- Verify history:history/is_about_erased on pg
begin;

select 'history.is_about_erased(text, jsonb, jsonb)'::regprocedure;

rollback;
