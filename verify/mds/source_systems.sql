-- Verify mds:mds/source_systems on pg
begin;

select * from mds.source_systems where false;

rollback;
