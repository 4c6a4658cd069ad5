-- Verify mds:matching/blocking_report on pg
begin;

select 'matching.blocking_report()'::regprocedure;

rollback;
