-- Verify mds:mds/jobs on pg
begin;

select * from mds.jobs where false;

rollback;
