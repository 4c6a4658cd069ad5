-- Deploy mds:matching/train to pg
-- requires: matching/learn_attributes
-- requires: matching/agreement_patterns
-- requires: matching/maximise
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
    c_seen      constant double precision := 60;        -- pairs that show whether a rule finds all at a level
    c_surest    constant double precision := 6;         -- no more than this is asked for joining: 98.5 per cent
    c_boldest   constant double precision := 0;         -- nor less: even odds
    c_margin    constant double precision := 4;         -- so far below the threshold a person decides, log2
    c_commoner  constant double precision := 4;         -- a background is so much commoner among pairs than one person, log2
    c_household constant double precision := 7;         -- one pair of a household to so many of one person, log2, at least: relatives may come later
    c_unit      constant double precision := 1048576;   -- sums of its fractions are exact, whatever the order
    c_reach     constant double precision := 8;         -- so much more than the model before, log2, and no more, it can come to believe of a pair
    v_base      matching.models := matching.active_model();
    v_id        integer;
    v_records   bigint;
    v_pairs     double precision;       -- of all records
    v_random    double precision;       -- pairs taken at random
    v_patterns  matching.agreement_pattern[];
    v_now       matching.parameters;    -- as they stand
    v_ceilings  double precision[];     -- of the odds of each pattern
    v_covered   boolean[];              -- by comparison and level: whether one blocking rule finds all pairs at it
    v_gain      double precision;       -- how much more of the random pairs backgrounds explain, log2
    v_numbers   integer;                -- by so many probabilities
    v_decided   integer := least(6, p_iterations);      -- iterations until it shows whether there are backgrounds
    v_restarts  integer := 0;           -- iterations that began anew without
    v_start     matching.parameters;    -- before the first iteration
    v_told      matching.parameters;    -- with backgrounds told apart
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
    v_now      := matching.parameters_of(v_id);

    -- A level that one blocking rule always finds is seen whole among the candidates.
    v_covered := array_fill(false, array[array_length(v_now.m, 1), array_length(v_now.m, 2)]);
    for v_level in
        select x.ordinal, x.level
          from (select x.ordinal, x.level, p.found_by, sum(p.pairs) as pairs
                  from unnest(v_patterns) as p (levels, rarities, found_by, is_random, pairs), unnest(p.levels) with ordinality as x (level, ordinal)
                 where not p.is_random and x.level > 0
                 group by x.ordinal, x.level, p.found_by) x
          join matching.blocking_rules b on b.model_id = v_id
         group by x.ordinal, x.level, b.ordinal
        having sum(x.pairs) >= c_seen and sum(x.pairs) filter (where x.found_by & (1 << b.ordinal) <> 0) > 0.97 * sum(x.pairs)
    loop
        v_covered[v_level.ordinal][v_level.level + 2] := true;
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
      from matching.expect(v_patterns, v_now.prior_weight, v_now.household_weight, v_base.background_weight, v_now.m, v_now.u, v_now.h, v_now.apart, v_now.alike)
           with ordinality as e (levels, is_random, pairs, matches, strangers, compatriots, relatives, excess, n);

    -- Among n records n / 4 pairs of one person are expected at first, if the model before expects no more.
    v_now.prior_weight     := greatest(v_base.prior_weight, -1 - ln(v_records) / ln(2::float8));
    v_now.household_weight := v_now.prior_weight + coalesce(v_base.household_weight - v_base.prior_weight, 0);
    v_start := v_now;
    for v_iteration in 1 .. p_iterations + v_decided loop
        v_before := v_now.prior_weight;
        v_now    := matching.maximise(v_id, v_patterns, v_now, v_ceilings, v_covered, v_pairs, v_random);
        if v_iteration = v_decided and v_now.background_weight is not null then
            -- Backgrounds are told apart where the random pairs pay for every number that takes (Schwarz's criterion).
            select sum(round((e.strangers + e.compatriots) * e.excess * c_unit) / c_unit) into v_gain
              from matching.expect(v_patterns, v_now.prior_weight, v_now.household_weight, v_now.background_weight,
                                   v_now.m, v_now.u, v_now.h, v_now.apart, v_now.alike, v_ceilings) e
             where e.is_random;
            select count(*) into v_numbers from unnest(v_now.alike[:][3:]) a where a <> 0;      -- of levels that agree
            if v_gain > v_numbers / 2.0 * ln(v_random) / ln(2::float8) then
                -- Once more without: people with many records are alike as those of a background are.
                v_told     := v_now;
                v_restarts := v_decided;
                v_now      := v_start;
            end if;
            v_now.background_weight := null;
        elsif v_iteration = v_decided + v_restarts and v_restarts > 0 then
            if v_told.background_weight > v_now.prior_weight + c_commoner then
                v_now := v_told;
            end if;
        end if;
        exit when v_iteration >= v_restarts + p_iterations or v_iteration >= v_restarts + v_decided + 5 and abs(v_now.prior_weight - v_before) < 0.002;
    end loop;

    -- The threshold at which the model itself expects the best F1 of the pairs.
    select greatest(c_boldest, least(c.weight, c_surest)) into v_join
      from (select g.weight, 2 * sum(g.matches) over (order by g.weight desc) / (sum(g.pairs) over (order by g.weight desc) + sum(g.matches) over ()) as f1
              from (select floor(10 * ln(greatest(e.matches, 1e-30) / greatest(e.strangers + e.compatriots + e.relatives, 1e-30)) / ln(2::float8)) / 10 as weight,
                           sum(e.pairs) as pairs, sum(e.matches) as matches
                      from matching.expect(v_patterns, v_now.prior_weight, v_now.household_weight, v_now.background_weight,
                                   v_now.m, v_now.u, v_now.h, v_now.apart, v_now.alike, v_ceilings) e
                     where not e.is_random
                     group by 1) g) c
     order by c.f1 desc, c.weight desc
     limit 1;

    update matching.comparison_levels l
       set m = power(2::float8, v_now.m[c.ordinal][l.level + 2]), u = power(2::float8, v_now.u[c.ordinal][l.level + 2]),
           h = power(2::float8, v_now.h[c.ordinal][l.level + 2]),
           b = case when c.is_regional and v_now.background_weight is not null then least(1, power(2::float8, v_now.u[c.ordinal][l.level + 2] + v_now.alike[c.ordinal][l.level + 2])) end
      from matching.comparisons c
     where l.model_id = v_id and c.model_id = v_id and c.name = l.comparison_name;
    update matching.models
       set prior_weight = v_now.prior_weight, household_weight = greatest(v_now.household_weight, v_now.prior_weight - c_household),
           background_weight = v_now.background_weight, join_weight = coalesce(v_join, join_weight),
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
with many records look like: where everybody is of one country, the model does without. Of households one pair to 128 of one person is expected at least, also where none are found: relatives may come later. Then join_weight is where the
model expects the best F1, but 0 (even odds) at least and 6 at most, and review_weight 4 below. Further attributes of the payload become comparisons (matching.learn_attributes). The same records and the same seed give the same model. Activate it with
matching.activate_model. Raises MDTRN when there are fewer than 50 records or the arguments make no sense, MDNAM when the name is taken.

Source: Winkler, Using the EM algorithm for weight computation in the Fellegi-Sunter model of record linkage (1988), and Improved decision rules in the
Fellegi-Sunter model of record linkage (1993) for more than two kinds of pairs.$$;

grant execute on function matching.train(text, integer, integer, integer) to mds_operator;

commit;
