-- Verify mds:mds/broken_lineage on pg
begin;

select 'mds.broken_lineage(uuid[])'::regprocedure;

rollback;
