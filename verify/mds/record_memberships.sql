-- Verify mds:mds/record_memberships on pg
begin;

select 'mds.record_memberships(bigint[], uuid[], boolean[])'::regprocedure;

rollback;
