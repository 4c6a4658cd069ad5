-- Verify mds:mds/derive_profiles on pg
begin;

select 'mds.derive_profiles(interval, boolean)'::regprocedure;

rollback;
