-- Verify mds:mds/assign_alone on pg
begin;

select 'mds.assign_alone(bigint)'::regprocedure;

rollback;
