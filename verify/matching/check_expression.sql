-- Verify mds:matching/check_expression on pg
begin;

select 'matching.check_expression(text, boolean)'::regprocedure;

rollback;
