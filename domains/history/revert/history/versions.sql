-- Revert history:history/versions from pg
begin;

drop table history.versions;

commit;
