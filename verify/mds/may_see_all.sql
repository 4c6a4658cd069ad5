-- Verify mds:mds/may_see_all on pg
begin;

select 'mds.may_see_all()'::regprocedure;

rollback;
