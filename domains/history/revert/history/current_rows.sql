-- Revert history:history/current_rows from pg
begin;

drop view history.current_rows;

commit;
