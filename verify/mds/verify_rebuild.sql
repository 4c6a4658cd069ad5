-- Verify mds:mds/verify_rebuild on pg
begin;

select 'mds.verify_rebuild(integer, integer)'::regprocedure;

rollback;
