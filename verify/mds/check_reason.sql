-- Verify mds:mds/check_reason on pg
begin;

select 'mds.check_reason(text)'::regprocedure;

rollback;
