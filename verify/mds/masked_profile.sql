-- Verify mds:mds/masked_profile on pg
begin;

select 'mds.masked_profile(uuid)'::regprocedure;

rollback;
