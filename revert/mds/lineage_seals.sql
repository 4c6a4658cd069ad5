-- Revert mds:mds/lineage_seals from pg
begin;

drop table mds.lineage_seals;

commit;
