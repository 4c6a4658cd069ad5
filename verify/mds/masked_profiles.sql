-- Verify mds:mds/masked_profiles on pg
begin;

select 'mds.masked_profiles()'::regprocedure;

rollback;
