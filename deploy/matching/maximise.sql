-- Deploy mds:matching/maximise to pg
-- requires: matching/parameters_of
-- requires: matching/expect
begin;

create or replace function matching.maximise(
    p_model_id      integer,
    p_patterns      matching.agreement_pattern[],
    p_parameters    matching.parameters,
    p_ceilings      double precision[],
    p_covered       boolean[],
    p_pair_count    double precision,
    p_random_count  double precision
)
returns matching.parameters
language plpgsql
stable parallel restricted
set search_path = pg_catalog, extensions, pg_temp
set jit = off
as $$
declare
    c_strength  constant double precision := 60;        -- the model before counts as so many pairs of each kind
    c_enough    constant double precision := 30;        -- random pairs at a level that make its u
    c_sure      constant double precision := 4;         -- pairs at a rare level that the u of the model before counts as
    c_other     constant double precision := 0.2;       -- of pairs of one person, as many may have different given names: more are a household's
    c_unit      constant double precision := 1048576;   -- of multiples of 2^-20, sums are exact: the same whatever order a plan adds them in
    v_next      matching.parameters := p_parameters;
    v_level     record;
begin
    for v_level in
        -- E: how many pairs of each pattern are of one person, of two strangers (of one background or not), of two people of one household.
        with expected as materialized (
            select e.levels, e.is_random, round(e.matches * c_unit) / c_unit as matches, round((e.strangers + e.compatriots) * c_unit) / c_unit as strangers,
                   round(e.compatriots * c_unit) / c_unit as compatriots, round(e.relatives * c_unit) / c_unit as relatives
              from matching.expect(p_patterns, p_parameters.prior_weight, p_parameters.household_weight, p_parameters.background_weight,
                                   p_parameters.m, p_parameters.u, p_parameters.h, p_parameters.apart, p_parameters.alike, p_ceilings) e
        ),
        -- M: how often pairs of each kind are at each level.
        counted as (
            select x.ordinal, x.level, sum(e.matches) filter (where not e.is_random) as matches,
                   sum(e.relatives) filter (where not e.is_random) as relatives, sum(e.strangers) filter (where not e.is_random) as strangers,
                   sum(e.strangers) filter (where e.is_random) as random, sum(e.compatriots) filter (where e.is_random) as compatriots
              from expected e, unnest(e.levels) with ordinality as x (level, ordinal)
             where x.level >= 0
             group by x.ordinal, x.level
        ),
        level as (
            select c.ordinal, l.level, c.is_shared, c.is_regional, case when c.name = 'given_name' and l.level = 0 then c_other else 1 end as most, l.m, l.u, coalesce(l.h, l.u) as h,
                   coalesce(n.matches, 0) as matches, coalesce(n.relatives, 0) as relatives, coalesce(n.strangers, 0) as strangers,
                   coalesce(n.random, 0) as random, coalesce(n.compatriots, 0) as compatriots
              from matching.comparisons c
              join matching.comparison_levels l on l.model_id = c.model_id and l.comparison_name = c.name
              left join counted n on n.ordinal = c.ordinal and n.level = l.level
             where c.model_id = p_model_id
        )
        select l.ordinal, l.level + 2 as place, l.is_shared, l.most,
               (l.matches + c_strength * l.m) / (sum(l.matches) over w + c_strength) as m,
               (l.relatives + c_strength * l.h) / (sum(l.relatives) over w + c_strength) as h,
               case -- hardly ever comparable at random: what candidates show
                    when sum(l.random) over w < c_enough
                    then (l.strangers + c_strength * l.u) / (sum(l.strangers) over w + c_strength)
                    when l.random >= c_enough
                    then l.random / sum(l.random) over w
                    -- too rare for the random pairs, and candidates hold all there are, unless those few say otherwise; where there are
                    -- few records, people taken for strangers by mistake would be enough to make an identifier worthless
                    when p_covered[l.ordinal][l.level + 2]
                    then greatest((l.strangers + c_sure) / (p_pair_count * sum(l.random) over w / p_random_count + c_sure / l.u),
                                  (l.random - 2 * sqrt(l.random)) / (sum(l.random) over w + c_sure / l.u))
                    else (l.random + 1) / (sum(l.random) over w + 1 / l.u) end as u,
               -- Whose background is one among the strangers at this level, as against all; at a rare one as at all that agree.
               case when p_parameters.background_weight is null or not l.is_regional or sum(l.random) over w < c_enough or sum(l.compatriots) over w = 0
                    then 1
                    when l.random >= c_enough or l.level = 0
                    then (l.compatriots * sum(l.random) over w / sum(l.compatriots) over w + c_enough) / (l.random + c_enough)
                    else (sum(l.compatriots) filter (where l.level > 0) over w * sum(l.random) over w / sum(l.compatriots) over w + c_enough)
                         / (sum(l.random) filter (where l.level > 0) over w + c_enough) end as alike,
               (select sum(e.matches) from expected e where not e.is_random) as all_matches,
               (select sum(e.relatives) from expected e where not e.is_random) as all_relatives,
               (select sum(e.compatriots) / nullif(sum(e.strangers), 0) from expected e where e.is_random) as all_compatriots
          from level l
        window w as (partition by l.ordinal)
    loop
        v_next.prior_weight     := ln(greatest(v_level.all_matches, 0.5) / p_pair_count) / ln(2::float8);
        v_next.household_weight := ln(greatest(v_level.all_relatives, 0.5) / p_pair_count) / ln(2::float8);
        if p_parameters.background_weight is not null then
            v_next.background_weight := greatest(-20, least(-0.1, ln(greatest(v_level.all_compatriots, 1e-6)) / ln(2::float8)));
        end if;
        v_next.m[v_level.ordinal][v_level.place] := ln(greatest(1e-9, least(v_level.most, v_level.m))) / ln(2::float8);
        v_next.u[v_level.ordinal][v_level.place] := ln(greatest(1e-12, least(1, v_level.u))) / ln(2::float8);
        if v_level.is_shared then
            v_next.h[v_level.ordinal][v_level.place] := ln(greatest(1e-9, least(1, v_level.h))) / ln(2::float8);
        end if;
        v_next.alike[v_level.ordinal][v_level.place] := ln(v_level.alike) / ln(2::float8);
        v_next.apart[v_level.ordinal][v_level.place] := matching.apart(v_next.background_weight, 1, v_level.alike);
    end loop;
    return v_next;
end;
$$;

comment on function matching.maximise(integer, matching.agreement_pattern[], matching.parameters, double precision[], boolean[], double precision, double precision) is
$$The maximisation step of training: the parameters that the pairs make likeliest, of whom they are being as matching.expect has it under the
parameters so far.

The model (p_model_id) counts as 60 pairs of each kind, so that a level nobody reaches stays as it was. u comes from pairs taken at random, without
what is expected of matches among them; of values too rare for that from all candidates, where one blocking rule finds every pair at the level (then the model's u
counts as four of the pairs that it expects; p_covered, by comparison and level as the parameters). p_ceilings: as of matching.expect. p_pair_count: pairs of all records;
p_random_count: those taken at random.

Sisters who share name, house and whatever else a source says of them must not pass for one person: of the pairs of one person
no more than a fifth are expected to have different given names.$$;

commit;
