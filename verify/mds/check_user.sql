-- Verify mds:mds/check_user on pg
begin;

select 'mds.check_user(uuid, timestamptz)'::regprocedure;

rollback;
