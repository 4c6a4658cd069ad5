-- Deploy mds:matching/check_expression to pg
-- requires: matching/features
-- requires: governance/expression_problem
begin;

create or replace function matching.check_expression(p_expression text, p_is_key boolean)
returns text
language sql
volatile parallel unsafe
return governance.expression_problem(
    p_expression,
    case when p_is_key then 'f matching.features' else 'l matching.features, r matching.features' end,
    case when p_is_key then 'text[]' else 'boolean' end,
    '{pg_catalog,extensions,normalise,matching}');

comment on function matching.check_expression(text, boolean) is
$$What is wrong with an expression of a model, in a sentence (governance.expression_problem); null when it can be compiled. A condition is a
boolean over the features rows l and r, a key (p_is_key) a text[] over the features row f.$$;

commit;
