-- Verify mds:mds/job_runs on pg
begin;

select * from mds.job_runs where false;

rollback;
