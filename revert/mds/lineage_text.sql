-- Revert mds:mds/lineage_text from pg
begin;

drop function mds.lineage_text(mds.attribute_lineage);

commit;
