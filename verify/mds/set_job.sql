-- Verify mds:mds/set_job on pg
begin;

select 'mds.set_job(text, boolean, interval)'::regprocedure;

rollback;
