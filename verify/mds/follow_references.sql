-- Verify mds:mds/follow_references on pg
begin;

select 'mds.follow_references(interval, boolean)'::regprocedure;

rollback;
