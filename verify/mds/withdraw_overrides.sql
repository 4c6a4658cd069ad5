-- Verify mds:mds/withdraw_overrides on pg
begin;

select 'mds.withdraw_overrides(bigint[], bigint[])'::regprocedure;

rollback;
