-- Verify mds:mds/record_lineage on pg
begin;

select 'mds.record_lineage(uuid[], mds.golden_value[])'::regprocedure;

rollback;
