-- Revert mds:mds/run_due_jobs from pg
begin;

drop function mds.run_due_jobs(interval);

commit;
