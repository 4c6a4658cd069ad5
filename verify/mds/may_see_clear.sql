-- Verify mds:mds/may_see_clear on pg
begin;

select 'mds.may_see_clear(uuid)'::regprocedure;

rollback;
