-- Verify mds:mds/aggregated on pg
begin;

select 'mds.aggregated(jsonb[])'::regprocedure;

rollback;
