-- Verify mds:mds/cluster_shape on pg
begin;

select 'mds.cluster_shape()'::regprocedure;

rollback;
