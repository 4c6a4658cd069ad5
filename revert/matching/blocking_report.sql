-- Revert mds:matching/blocking_report from pg
begin;

drop function matching.blocking_report();
drop type matching.blocking_statistics;

commit;
