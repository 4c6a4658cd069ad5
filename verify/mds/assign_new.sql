-- Verify mds:mds/assign_new on pg
begin;

select 'mds.assign_new(bigint, uuid, bigint[])'::regprocedure;

rollback;
