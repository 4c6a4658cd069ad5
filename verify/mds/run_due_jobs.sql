-- Verify mds:mds/run_due_jobs on pg
begin;

select 'mds.run_due_jobs(interval)'::regprocedure;

rollback;
