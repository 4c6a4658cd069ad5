-- Verify mds:mds/consistent on pg
begin;

select 'mds.consistent(mds.golden_value[])'::regprocedure;

rollback;
