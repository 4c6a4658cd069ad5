-- Verify mds:mds/check_caller on pg
begin;

select 'mds.check_caller(text)'::regprocedure;

rollback;
