-- Revert mds:mds/attribute_lineage from pg
begin;

drop table mds.attribute_lineage;

commit;
