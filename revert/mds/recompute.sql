-- Revert mds:mds/recompute from pg
begin;

drop function mds.recompute(interval, boolean);
drop type mds.job_report;

commit;
