-- Verify mds:mds/verify_lineage on pg
begin;

select 'mds.verify_lineage(integer)'::regprocedure;

rollback;
