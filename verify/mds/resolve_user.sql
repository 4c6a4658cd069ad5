-- Verify mds:mds/resolve_user on pg
begin;

select 'mds.resolve_user(uuid)'::regprocedure;

rollback;
