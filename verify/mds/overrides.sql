-- Verify mds:mds/overrides on pg
begin;

select * from mds.overrides where false;

rollback;
