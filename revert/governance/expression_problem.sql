-- Revert mds:governance/expression_problem from pg
begin;

drop function governance.expression_problem(text, text, text, name[], boolean);

commit;
