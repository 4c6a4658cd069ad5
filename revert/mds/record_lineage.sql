-- Revert mds:mds/record_lineage from pg
begin;

drop function mds.record_lineage(uuid[], mds.golden_value[]);

commit;
