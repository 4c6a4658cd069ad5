-- Deploy mds:matching/household_doubt to pg
-- requires: matching/models
begin;

create or replace function matching.household_doubt(p_model matching.models)
returns double precision
language sql
immutable parallel safe
return coalesce(least(1, 16 * power(2::float8, p_model.household_weight - p_model.prior_weight)), 1);

comment on function matching.household_doubt(matching.models) is
$$How much of what contradicts the strongest pair of two groups, and a third of what only others have against each other, counts once more when
matching.agglomerate joins them, 0 to 1.

People of one household are alike in bundles, and weights take comparisons for independent: so a birthday or a given name that differs is more
than its weight. All of it counts where one pair of a household comes to sixteen pairs of one person or fewer (the shipped model), or where the model
does not say; an eighth of it where the records that the model learnt from have no households (matching.train).$$;

commit;
