-- Revert mds:mds/job_runs from pg
begin;

drop table mds.job_runs;

commit;
