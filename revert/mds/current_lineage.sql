-- Revert mds:mds/current_lineage from pg
begin;

drop view mds.current_lineage;

commit;
