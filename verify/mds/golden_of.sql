-- Verify mds:mds/golden_of on pg
begin;

select 'mds.golden_of(uuid[])'::regprocedure;

rollback;
