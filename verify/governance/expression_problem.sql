-- Verify mds:governance/expression_problem on pg
begin;

select 'governance.expression_problem(text, text, text, name[], boolean)'::regprocedure;

rollback;
