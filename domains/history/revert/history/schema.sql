-- Revert history:history/schema from pg
begin;

drop schema history;

commit;
