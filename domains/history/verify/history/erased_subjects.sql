-- Verify history:history/erased_subjects on pg
begin;

select * from history.erased_subjects where false;

rollback;
