-- Revert mds:mds/broken_lineage from pg
begin;

drop function mds.broken_lineage(uuid[]);

commit;
