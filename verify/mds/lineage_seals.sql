-- Verify mds:mds/lineage_seals on pg
begin;

select * from mds.lineage_seals where false;

rollback;
