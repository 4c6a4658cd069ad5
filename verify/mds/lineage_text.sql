-- Verify mds:mds/lineage_text on pg
begin;

select 'mds.lineage_text(mds.attribute_lineage)'::regprocedure;

rollback;
