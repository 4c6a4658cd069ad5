-- Verify mds:mds/apply_overrides on pg
begin;

select 'mds.apply_overrides(bigint[])'::regprocedure;

rollback;
