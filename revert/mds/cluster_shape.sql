-- Revert mds:mds/cluster_shape from pg
begin;

drop function mds.cluster_shape();
drop type mds.cluster_statistics;

commit;
