-- Verify history:history/current_rows on pg
begin;

select * from history.current_rows where false;

rollback;
