-- Verify mds:mds/may_see_all_clear on pg
begin;

select 'mds.may_see_all_clear()'::regprocedure;

rollback;
