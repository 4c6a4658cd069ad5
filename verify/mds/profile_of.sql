-- Verify mds:mds/profile_of on pg
begin;

select 'mds.profile_of(uuid)'::regprocedure;

rollback;
