-- Verify mds:mds/user_at on pg
begin;

select 'mds.user_at(uuid, timestamptz)'::regprocedure;

rollback;
