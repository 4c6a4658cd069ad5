-- Verify mds:mds/attribute_lineage on pg
begin;

select * from mds.attribute_lineage where false;

rollback;
