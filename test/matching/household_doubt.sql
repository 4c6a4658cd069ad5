-- matching.household_doubt: how much a contradiction counts once more.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('matching.household_doubt'), 'immutable returns double precision', 'contract');
select is(pg_temp.callers('matching.household_doubt'), array[]::text[], 'only functions of MDS call it');

create function pg_temp.doubt(p_prior float8, p_household float8) returns float8 language sql volatile
return (select matching.household_doubt(m) from jsonb_populate_record(null::matching.models, jsonb_build_object('prior_weight', p_prior, 'household_weight', p_household)) m);
select is(matching.household_doubt(matching.active_model()), 1::float8, 'all of it with the shipped model');
select is(pg_temp.doubt(-14, -12), 1::float8, 'and with more households than matches');
select is(pg_temp.doubt(-14, -18), 1::float8, 'one pair of a household in sixteen of one person is enough');
select is(pg_temp.doubt(-14, -20), 0.25::float8, 'with fewer of them it is less');
select cmp_ok(pg_temp.doubt(-14, -28), '<', 0.01::float8, 'where there are none, nothing');
select is(pg_temp.doubt(-14, null), 1::float8, 'a model that knows nothing of households doubts');

select finish();
rollback;
