-- Revert mds:mds/verify_lineage from pg
begin;

drop function mds.verify_lineage(integer);

commit;
