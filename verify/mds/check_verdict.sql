-- Verify mds:mds/check_verdict on pg
begin;

select 'mds.check_verdict(text)'::regprocedure;

rollback;
