-- Verify mds:mds/recompute on pg
begin;

select 'mds.job_report'::regtype;
select 'mds.recompute(interval, boolean)'::regprocedure;

rollback;
