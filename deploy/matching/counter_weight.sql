-- Deploy mds:matching/counter_weight to pg
-- requires: matching/schema
begin;

create or replace function matching.counter_weight(p_mean double precision, p_own double precision, p_doubt double precision)
returns double precision
language sql
immutable parallel safe
return p_mean - p_own + p_doubt * (p_mean + 2 * p_own) / 3;

comment on function matching.counter_weight(double precision, double precision, double precision) is
$$What a comparison that contradicts two groups adds to the weight of their strongest pair, log2: negative where it takes something off their link.

p_mean is what it says against the two in the mean (matching.agglomerate), p_own what it says against their strongest pair, both 0 or less. The weight of
that pair counts p_own already, so the rest is added; and p_doubt (matching.household_doubt) of p_own, and of a third of what is beyond it, counts once more.
Inlined wherever it is called.$$;

commit;
