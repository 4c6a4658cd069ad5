-- Revert mds:mds/source_stats from pg
begin;

drop function mds.source_stats();
drop type mds.source_statistics;

commit;
