-- Verify mds:mds/update_profile on pg
begin;

select 'mds.update_profile(uuid, jsonb, bigint, text)'::regprocedure;

rollback;
