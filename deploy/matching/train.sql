-- Deploy mds:matching/train to pg
-- requires: matching/learn_attributes
-- requires: matching/agreement_patterns
-- requires: matching/expect
-- requires: matching/apart
-- requires: matching/copy_model
begin;

create or replace function matching.train(
    p_name          text,
    p_seed          integer default 1,
    p_iterations    integer default 30,
    p_random_pairs  integer default 400000
)
returns integer
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
set jit = off
as $$
declare
    c_fewest    constant integer := 50;                 -- records to learn from
    c_strength  constant double precision := 60;        -- the model before counts as so many pairs of each kind
    c_surest    constant double precision := 6;         -- no more than this is asked for joining: 98.5 per cent
    c_boldest   constant double precision := 0;         -- nor less: even odds
    c_margin    constant double precision := 4;         -- so far below the threshold a person decides, log2
    c_enough    constant double precision := 30;        -- random pairs at a level that make its u
    c_commoner  constant double precision := 4;         -- a background is so much commoner among pairs than one person, log2
    c_sure      constant double precision := 4;         -- pairs at a rare level that the u of the model before counts as
    c_household constant double precision := 6;         -- one pair of a household to so many of one person, log2, at least: relatives may come later
    c_unit      constant double precision := 1048576;
    c_reach     constant double precision := 8;         -- so much more than the model before, log2, and no more, it can come to believe of a pair
    c_levels    constant integer := 20;                 -- places for the levels of a comparison: -1 comes first
    v_base      matching.models := matching.active_model();
    v_id        integer;
    v_records   bigint;
    v_pairs     double precision;       -- of all records
    v_random    double precision;       -- pairs taken at random
    v_patterns  matching.agreement_pattern[];
    v_m         double precision[];     -- log2 of m by comparison and level, as they stand
    v_u         double precision[];
    v_h         double precision[];
    v_apart     double precision[];     -- log2 of how much oftener than u strangers of different backgrounds are there
    v_alike     double precision[];     -- and those of one
    v_ceilings  double precision[];     -- of the odds of each pattern
    v_covered   boolean[];              -- by comparison and level: whether one blocking rule finds all pairs at it
    v_prior     double precision;
    v_household double precision;
    v_background double precision;
    v_gain      double precision;       -- how much more of the random pairs backgrounds explain, log2
    v_numbers   integer := 0;           -- by so many probabilities
    v_decided   integer := least(6, p_iterations);      -- iterations until it shows whether there are backgrounds
    v_restarts  integer := 0;           -- iterations that began anew without
    v_start     record;                 -- the parameters before the first iteration
    v_told      record;                 -- and with backgrounds told apart
    v_before    double precision;
    v_join      double precision;
    v_level     record;
begin
    select count(*), count(*)::float8 * (count(*) - 1) / 2 into v_records, v_pairs from matching.features;
    if v_records < c_fewest or p_seed is null or coalesce(p_iterations, 0) < 1 or coalesce(p_random_pairs, 0) < 1000 then
        raise exception 'nothing can be learnt from this'
            using errcode = 'MDTRN', detail = format('There are %s records, %s iterations and %s random pairs are asked for, under seed %s.',
                                                     v_records, p_iterations, p_random_pairs, p_seed),
                  hint = format('%s records are the least, one iteration, 1000 random pairs, and a seed.', c_fewest);
    end if;

    v_id := matching.copy_model(v_base.id, p_name, format('Trained without labels on %s records, from model %s, seed %s.', v_records, v_base.name, p_seed));
    update matching.models set origin = 'trained', record_count = v_records where id = v_id;
    perform matching.learn_terms(v_id);
    perform matching.learn_attributes(v_id);
    v_patterns := matching.agreement_patterns(v_id, p_seed, p_random_pairs);

    -- Among n records n / 4 pairs of one person are expected at first, if the model before expects no more.
    v_prior      := greatest(v_base.prior_weight, -1 - ln(v_records) / ln(2::float8));
    v_household  := v_prior + coalesce(v_base.household_weight - v_base.prior_weight, 0);
    v_background := coalesce(v_base.background_weight, -3);

    -- A level that one blocking rule always finds is seen whole among the candidates.
    select array_fill(0::float8, array[count(*)::integer, c_levels]), array_fill(false, array[count(*)::integer, c_levels]) into v_m, v_covered
      from matching.comparisons where model_id = v_id;
    v_u := v_m;
    v_h := v_m;
    v_apart := v_m;
    v_alike := v_m;
    for v_level in
        select x.ordinal, x.level
          from (select x.ordinal, x.level, p.found_by, sum(p.pairs) as pairs
                  from unnest(v_patterns) as p (levels, rarities, found_by, is_random, pairs), unnest(p.levels) with ordinality as x (level, ordinal)
                 where not p.is_random and x.level > 0
                 group by x.ordinal, x.level, p.found_by) x
          join matching.blocking_rules b on b.model_id = v_id
         group by x.ordinal, x.level, b.ordinal
        having sum(x.pairs) >= c_strength and sum(x.pairs) filter (where x.found_by & (1 << b.ordinal) <> 0) > 0.97 * sum(x.pairs)
    loop
        v_covered[v_level.ordinal][v_level.level + 2] := true;
    end loop;
    for v_level in
        select s.ordinal, s.level, s.m, s.u, s.h, s.b, matching.apart(v_background, s.u, s.b) as apart
          from (select c.ordinal, l.level, l.m, l.u, coalesce(l.h, l.u) as h,
                       case when v_base.background_weight is not null or not c.is_regional then coalesce(l.b, l.u)
                            when l.level > 0 then l.u * least(4, 0.9 / sum(l.u) filter (where l.level > 0) over w)
                            else greatest(0.1, 1 - 4 * sum(l.u) filter (where l.level > 0) over w) end as b
                  from matching.comparison_levels l join matching.comparisons c on c.model_id = l.model_id and c.name = l.comparison_name
                 where l.model_id = v_id
                window w as (partition by c.ordinal)) s
    loop
        v_m[v_level.ordinal][v_level.level + 2] := ln(v_level.m) / ln(2::float8);
        v_u[v_level.ordinal][v_level.level + 2] := ln(v_level.u) / ln(2::float8);
        v_h[v_level.ordinal][v_level.level + 2] := ln(v_level.h) / ln(2::float8);
        v_alike[v_level.ordinal][v_level.level + 2] := ln(v_level.b / v_level.u) / ln(2::float8);
        v_apart[v_level.ordinal][v_level.level + 2] := v_level.apart;
    end loop;

    -- Which rules found a pair has served its purpose.
    select array_agg(row(p.levels, p.rarities, 0, p.is_random, p.pairs)::matching.agreement_pattern),
           coalesce(sum(p.pairs) filter (where p.is_random), 0)
      into v_patterns, v_random
      from (select p.levels, p.rarities, p.is_random, sum(p.pairs) as pairs
              from unnest(v_patterns) as p (levels, rarities, found_by, is_random, pairs)
             group by p.levels, p.rarities, p.is_random) p;

    select array_agg((ln(greatest(e.matches, 1e-300)) - ln(greatest(e.strangers + e.compatriots, e.relatives, 1e-300))) / ln(2::float8) + c_reach order by e.n)
      into v_ceilings
      from matching.expect(v_patterns, v_base.prior_weight, coalesce(v_base.household_weight, v_base.prior_weight), v_base.background_weight,
                           v_m, v_u, v_h, v_apart, v_alike)
           with ordinality as e (levels, is_random, pairs, matches, strangers, compatriots, relatives, excess, n);
    select v_prior as prior, v_household as household, v_m as m, v_u as u, v_h as h into v_start;
    for v_iteration in 1 .. p_iterations + v_decided loop
        v_before := v_prior;
        for v_level in
            -- E: how many pairs of each pattern are of one person, of two strangers (of one background or not), of two people of one household.
            -- In multiples of 2^-20, whose sums are exact: the same whatever order a plan adds them in.
            with expected as materialized (
                select e.levels, e.is_random, round(e.matches * c_unit) / c_unit as matches, round((e.strangers + e.compatriots) * c_unit) / c_unit as strangers,
                       round(e.compatriots * c_unit) / c_unit as compatriots, round(e.relatives * c_unit) / c_unit as relatives
                  from matching.expect(v_patterns, v_prior, v_household, v_background, v_m, v_u, v_h, v_apart, v_alike, v_ceilings) e
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
                select c.ordinal, l.level, c.is_shared, c.is_regional, l.m, l.u, coalesce(l.h, l.u) as h,
                       coalesce(n.matches, 0) as matches, coalesce(n.relatives, 0) as relatives, coalesce(n.strangers, 0) as strangers,
                       coalesce(n.random, 0) as random, coalesce(n.compatriots, 0) as compatriots
                  from matching.comparisons c
                  join matching.comparison_levels l on l.model_id = c.model_id and l.comparison_name = c.name
                  left join counted n on n.ordinal = c.ordinal and n.level = l.level
                 where c.model_id = v_id
            )
            select l.ordinal, l.level, l.is_shared,
                   (l.matches + c_strength * l.m) / (sum(l.matches) over w + c_strength) as m,
                   (l.relatives + c_strength * l.h) / (sum(l.relatives) over w + c_strength) as h,
                   case -- hardly ever comparable at random: what candidates show
                        when sum(l.random) over w < c_enough
                        then (l.strangers + c_strength * l.u) / (sum(l.strangers) over w + c_strength)
                        when l.random >= c_enough
                        then l.random / sum(l.random) over w
                        -- too rare for the random pairs, and candidates hold all there are, unless those few say otherwise; where there are
                        -- few records, people taken for strangers by mistake would be enough to make an identifier worthless
                        when v_covered[l.ordinal][l.level + 2]
                        then greatest((l.strangers + c_sure) / (v_pairs * sum(l.random) over w / v_random + c_sure / l.u),
                                      (l.random - 2 * sqrt(l.random)) / (sum(l.random) over w + c_sure / l.u))
                        else (l.random + 1) / (sum(l.random) over w + 1 / l.u) end as u,
                   -- Whose background is one among the strangers at this level, as against all; at a rare one as at all that agree.
                   case when v_background is null or not l.is_regional or sum(l.random) over w < c_enough or sum(l.compatriots) over w = 0
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
            v_prior     := ln(greatest(v_level.all_matches, 0.5) / v_pairs) / ln(2::float8);
            v_household := ln(greatest(v_level.all_relatives, 0.5) / v_pairs) / ln(2::float8);
            if v_background is not null then
                v_background := greatest(-20, least(-0.1, ln(greatest(v_level.all_compatriots, 1e-6)) / ln(2::float8)));
            end if;
            v_m[v_level.ordinal][v_level.level + 2] := ln(greatest(1e-9, least(1, v_level.m))) / ln(2::float8);
            v_u[v_level.ordinal][v_level.level + 2] := ln(greatest(1e-12, least(1, v_level.u))) / ln(2::float8);
            if v_level.is_shared then
                v_h[v_level.ordinal][v_level.level + 2] := ln(greatest(1e-9, least(1, v_level.h))) / ln(2::float8);
            end if;
            v_alike[v_level.ordinal][v_level.level + 2] := ln(v_level.alike) / ln(2::float8);
            v_apart[v_level.ordinal][v_level.level + 2] := matching.apart(v_background, 1, v_level.alike);
            v_numbers := v_numbers + (v_iteration = v_decided and v_level.level > 0 and v_level.alike <> 1)::integer;
        end loop;
        if v_iteration = v_decided and v_background is not null then
            -- Backgrounds are told apart where the random pairs pay for every number that takes (Schwarz's criterion).
            select sum(round((e.strangers + e.compatriots) * e.excess * c_unit) / c_unit) into v_gain
              from matching.expect(v_patterns, v_prior, v_household, v_background, v_m, v_u, v_h, v_apart, v_alike, v_ceilings) e
             where e.is_random;
            if v_gain > v_numbers / 2.0 * ln(v_random) / ln(2::float8) then
                -- Once more without: people with many records are alike as those of a background are.
                select v_prior as prior, v_household as household, v_background as background, v_m as m, v_u as u, v_h as h, v_apart as apart, v_alike as alike
                  into v_told;
                v_restarts  := v_decided;
                v_prior     := v_start.prior;
                v_household := v_start.household;
                v_m         := v_start.m;
                v_u         := v_start.u;
                v_h         := v_start.h;
            end if;
            v_background := null;
        elsif v_iteration = v_decided + v_restarts and v_restarts > 0 then
            if v_told.background > v_prior + c_commoner then
                v_prior      := v_told.prior;
                v_household  := v_told.household;
                v_background := v_told.background;
                v_m          := v_told.m;
                v_u          := v_told.u;
                v_h          := v_told.h;
                v_apart      := v_told.apart;
                v_alike      := v_told.alike;
            end if;
        end if;
        exit when v_iteration >= v_restarts + p_iterations or v_iteration >= v_restarts + v_decided + 5 and abs(v_prior - v_before) < 0.002;
    end loop;

    -- The threshold at which the model itself expects the best F1 of the pairs.
    select greatest(c_boldest, least(c.weight, c_surest)) into v_join
      from (select g.weight, 2 * sum(g.matches) over (order by g.weight desc) / (sum(g.pairs) over (order by g.weight desc) + sum(g.matches) over ()) as f1
              from (select floor(10 * ln(greatest(e.matches, 1e-30) / greatest(e.strangers + e.compatriots + e.relatives, 1e-30)) / ln(2::float8)) / 10 as weight,
                           sum(e.pairs) as pairs, sum(e.matches) as matches
                      from matching.expect(v_patterns, v_prior, v_household, v_background, v_m, v_u, v_h, v_apart, v_alike, v_ceilings) e
                     where not e.is_random
                     group by 1) g) c
     order by c.f1 desc, c.weight desc
     limit 1;

    update matching.comparison_levels l
       set m = power(2::float8, v_m[c.ordinal][l.level + 2]), u = power(2::float8, v_u[c.ordinal][l.level + 2]),
           h = power(2::float8, v_h[c.ordinal][l.level + 2]),
           b = case when c.is_regional and v_background is not null then least(1, power(2::float8, v_u[c.ordinal][l.level + 2] + v_alike[c.ordinal][l.level + 2])) end
      from matching.comparisons c
     where l.model_id = v_id and c.model_id = v_id and c.name = l.comparison_name;
    update matching.models
       set prior_weight = v_prior, household_weight = greatest(v_household, v_prior - c_household), background_weight = v_background, join_weight = coalesce(v_join, join_weight),
           review_weight = coalesce(v_join, join_weight) - c_margin
     where id = v_id;
    return v_id;
end;
$$;

comment on function matching.train(text, integer, integer, integer) is
$$Makes a draft model that has learnt from the records there are, without labels, beginning with the active model; returns its id.

Expectation maximisation over counted agreement patterns, with four kinds of pairs: of one person (m), of two strangers (u), of two
strangers of one background (b), who have names and places in common oftener, and of two people of one household (h), who share what households share. u comes from pairs taken at random under p_seed, without what
the model takes for matches among them; of values too rare for that, from all candidates where one blocking rule finds every pair. The
model before counts as 60 pairs of each kind, so that a level nobody reaches stays as it was; of an identifier its u
counts as four of the pairs that it expects, so that in few records people taken for strangers do not make it worthless; and a pair comes to be at most 8 bits likelier of one person than that model has it.
Backgrounds are told apart only where the random pairs pay for it (Schwarz's criterion) and they are sixteen times commoner than pairs of one person, which people
with many records look like: where everybody is of one country, the model does without. Of households one pair to 64 of one person is expected at least, also where none are found: relatives may come later. Then join_weight is where the
model expects the best F1, but 0 (even odds) at least and 6 at most, and review_weight 4 below. Further attributes of the payload become comparisons (matching.learn_attributes). The same records and the same seed give the same model. Activate it with
matching.activate_model. Raises MDTRN when there are fewer than 50 records or the arguments make no sense, MDNAM when the name is taken.

Source: Winkler, Using the EM algorithm for weight computation in the Fellegi-Sunter model of record linkage (1988), and Improved decision rules in the
Fellegi-Sunter model of record linkage (1993) for more than two kinds of pairs.$$;

grant execute on function matching.train(text, integer, integer, integer) to mds_operator;

commit;
