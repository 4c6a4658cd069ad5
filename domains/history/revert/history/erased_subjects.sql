-- Revert history:history/erased_subjects from pg
begin;

drop table history.erased_subjects;

commit;
