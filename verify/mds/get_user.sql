-- Verify mds:mds/get_user on pg
begin;

select 'mds.get_user(uuid, timestamptz)'::regprocedure;

rollback;
