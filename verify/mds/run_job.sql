-- Verify mds:mds/run_job on pg
begin;

select 'mds.run_job(text, interval, boolean)'::regprocedure;

rollback;
