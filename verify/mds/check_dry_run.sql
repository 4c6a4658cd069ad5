-- Verify mds:mds/check_dry_run on pg
begin;

select 'mds.check_dry_run(boolean)'::regprocedure;

rollback;
