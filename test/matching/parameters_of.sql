-- matching.parameters_of: the parameters with which training begins.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('matching.parameters_of'), 'stable returns matching.parameters', 'contract');
select is(pg_temp.callers('matching.parameters_of'), array[]::text[], 'only functions of MDS call it');

select matching.copy_model(matching.active_model_id(), 'of backgrounds') as model, matching.copy_model(matching.active_model_id(), 'of none') as plain \gset
update matching.models set background_weight = -2 where id = :model;
update matching.comparison_levels set b = least(1, 2 * u) where model_id = :model and comparison_name in ('family_name', 'country');
update matching.models set household_weight = null where id = :plain;
create temp table parameters as
select id, (matching.parameters_of(id)).* from unnest(array[:model, :plain]) id;

select results_eq(format('select prior_weight, household_weight, background_weight from parameters where id = %s', :model),
                  format('select prior_weight, household_weight, background_weight from matching.models where id = %s', :model), 'those of the model');
select is_empty(format($$ select c.name, l.level from parameters p
    join matching.comparisons c on c.model_id = p.id join matching.comparison_levels l on l.model_id = p.id and l.comparison_name = c.name
   where p.id = %s and (abs(p.m[c.ordinal][l.level + 2] - ln(l.m) / ln(2::float8)) > 1e-9 or abs(p.u[c.ordinal][l.level + 2] - ln(l.u) / ln(2::float8)) > 1e-9
                        or abs(p.h[c.ordinal][l.level + 2] - ln(coalesce(l.h, l.u)) / ln(2::float8)) > 1e-9
                        or p.apart[c.ordinal][l.level + 2] <> matching.apart(p.background_weight, l.u, coalesce(l.b, l.u))) $$, :model), 'and of its levels, as logarithms');
select is_empty('select id from parameters where 0 <> any (m[:][1:1]) or 0 <> any (u[:][1:1])', 'who says nothing weighs nothing');
select results_eq(format('select household_weight = prior_weight, background_weight from parameters where id = %s', :plain), $$ values (true, -3::float8) $$, 'what a model leaves open is assumed');
select is_empty(format($$ select c.name from parameters p, matching.comparisons c where p.id = %s and c.model_id = p.id
                             and c.is_regional <> (0 <> any (p.alike[c.ordinal:c.ordinal][:])) $$, :plain), 'those of one background agree oftener in what is regional, and in nothing else');
select ok((select max(a) <= 2 + 1e-9 from parameters, unnest(alike) a where id = :plain), 'four times at most');

select finish();
rollback;
