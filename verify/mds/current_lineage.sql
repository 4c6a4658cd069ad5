-- Verify mds:mds/current_lineage on pg
begin;

select * from mds.current_lineage where false;

rollback;
