-- Verify mds:mds/verify_golden on pg
begin;

select 'mds.verify_golden(integer)'::regprocedure;

rollback;
