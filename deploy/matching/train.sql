-- Deploy mds:matching/train to pg
-- requires: matching/agreement_patterns
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
    c_strength  constant double precision := 20;        -- the model before counts as so many pairs of each kind
    c_review_margin constant double precision := 4;     -- below the threshold a person decides, log2
    c_surest    constant double precision := 6;         -- no more than this is asked for joining: 98.5 per cent
    c_enough    constant double precision := 30;        -- random pairs at a level that make its u
    v_base      matching.models := matching.active_model();
    v_id        integer;
    v_records   bigint;
    v_pairs     double precision;       -- of all records
    v_prior     double precision;
    v_household double precision;
    v_random    double precision;       -- random pairs
    v_join      double precision;
    v_m         text;
    v_u         text;
    v_h         text;
    v_change    double precision;
begin
    select count(*), count(*)::float8 * (count(*) - 1) / 2 into v_records, v_pairs from matching.features;
    if v_records < c_fewest or p_seed is null or p_iterations is null or p_iterations < 1 or p_random_pairs is null or p_random_pairs < 1000 then
        raise exception 'nothing can be learnt from this'
            using errcode = 'MDTRN', detail = format('There are %s records, %s iterations and %s random pairs are asked for, under seed %s.',
                                                     v_records, p_iterations, p_random_pairs, p_seed),
                  hint = format('%s records are the least, an iteration, 1000 random pairs, and a seed.', c_fewest);
    end if;

    v_id := matching.copy_model(v_base.id, p_name, format('Trained without labels on %s records, from model %s, seed %s.', v_records, v_base.name, p_seed));
    update matching.models set origin = 'trained' where id = v_id;
    perform matching.learn_terms(v_id);

    create temp table training_patterns on commit drop as
    select row_number() over () as id, p.*, 0::float8 as matches, 0::float8 as strangers, 0::float8 as relatives
      from unnest(matching.agreement_patterns(v_id, p_seed, p_random_pairs)) p;
    select coalesce(sum(pairs), 0) into v_random from training_patterns where is_random;

    -- What is known of each level before, and whether one blocking rule finds all pairs at it: then candidates show it whole.
    create temp table training_levels on commit drop as
    with found as (
        select x.ordinal, x.level, p.found_by, sum(p.pairs) as pairs
          from training_patterns p, unnest(p.levels) with ordinality as x (level, ordinal)
         where not p.is_random and x.level > 0
         group by x.ordinal, x.level, p.found_by
    ),
    covered as (
        select f.ordinal, f.level
          from found f join matching.blocking_rules b on b.model_id = v_id
         group by f.ordinal, f.level, b.ordinal
        having sum(f.pairs) >= c_strength and sum(f.pairs) filter (where f.found_by & (1 << b.ordinal) <> 0) > 0.97 * sum(f.pairs)
    )
    select c.ordinal, l.comparison_name as name, l.level, l.rarity is not null as has_rarity, c.is_shared,
           l.m as base_m, l.u as base_u, coalesce(l.h, l.u) as base_h, l.m, l.u, coalesce(l.h, l.u) as h,
           exists (select from covered k where k.ordinal = c.ordinal and k.level = l.level) as is_covered
      from matching.comparisons c
      join matching.comparison_levels l on l.model_id = c.model_id and l.comparison_name = c.name
     where c.model_id = v_id;

    create temp table training_folded on commit drop as
    select min(id) as id, levels, rarities, is_random, sum(pairs) as pairs, 0::float8 as matches, 0::float8 as strangers, 0::float8 as relatives
      from training_patterns group by levels, rarities, is_random;
    drop table training_patterns;
    alter table training_folded rename to training_patterns;
    analyze training_patterns;

    v_prior     := v_base.prior_weight;
    v_household := coalesce(v_base.household_weight, v_base.prior_weight);
    for v_iteration in 1 .. p_iterations loop
        select string_agg(format('(%L::float8[])[levels[%s] + 2]', m, ordinal), ' + '),
               string_agg(case when rare is null then format('(%L::float8[])[levels[%s] + 2]', u, ordinal)
                               else format('case when levels[%2$s] in (%3$s) then -rarities[%2$s] else (%1$L::float8[])[levels[%2$s] + 2] end',
                                           u, ordinal, rare) end, ' + '),
               string_agg(format('(%L::float8[])[levels[%s] + 2]', h, ordinal), ' + ')
          into v_m, v_u, v_h
          from (select ordinal, 0::float8 || array_agg(ln(m) / ln(2::float8) order by level) as m,
                       0::float8 || array_agg(ln(u) / ln(2::float8) order by level) as u,
                       0::float8 || array_agg(ln(h) / ln(2::float8) order by level) as h,
                       string_agg(level::text, ',') filter (where has_rarity) as rare
                  from training_levels group by ordinal) o;

        -- E: how likely each pattern is of one person, of two strangers, of two people of one household.
        execute format($sql$
            update training_patterns t
               set matches = pairs * m / (m + u + h), strangers = pairs * u / (m + u + h), relatives = pairs * h / (m + u + h)
              from (select id, power(2::float8, m - top) as m, power(2::float8, u - top) as u, power(2::float8, h - top) as h
                      from (select *, greatest(m, u, h) as top
                              from (select id, %s + %s as m, %s as u, %s + %s as h from training_patterns) w) x) x
             where t.id = x.id
        $sql$, v_prior, v_m, v_u, v_household, v_h);

        -- M: how often pairs of each kind are at each level.
        with counted as (
            select x.ordinal, x.level, sum(p.matches) filter (where not p.is_random) as matches, sum(p.relatives) filter (where not p.is_random) as relatives,
                   sum(p.strangers) filter (where not p.is_random) as strangers, sum(p.strangers) filter (where p.is_random) as random
              from training_patterns p, unnest(p.levels) with ordinality as x (level, ordinal)
             where x.level >= 0
             group by x.ordinal, x.level
        ),
        estimated as (
            select b.ordinal, b.level, b.is_shared,
                   (coalesce(n.matches, 0) + c_strength * b.base_m) / (sum(coalesce(n.matches, 0)) over w + c_strength) as m,
                   (coalesce(n.relatives, 0) + c_strength * b.base_h) / (sum(coalesce(n.relatives, 0)) over w + c_strength) as h,
                   case -- hardly ever comparable at random: what candidates show
                        when sum(coalesce(n.random, 0)) over w < c_enough
                        then (coalesce(n.strangers, 0) + c_strength * b.base_u) / (sum(coalesce(n.strangers, 0)) over w + c_strength)
                        -- too rare for the random pairs, and candidates hold all there are
                        when b.is_covered and coalesce(n.random, 0) < c_enough
                        then (coalesce(n.strangers, 0) + 0.5) / (v_pairs * sum(coalesce(n.random, 0)) over w / v_random)
                        else (coalesce(n.random, 0) + 1) / (sum(coalesce(n.random, 0)) over w + 1 / b.base_u) end as u
              from training_levels b
              left join counted n on n.ordinal = b.ordinal and n.level = b.level
            window w as (partition by b.ordinal)
        )
        update training_levels t
           set m = greatest(1e-9, least(1, e.m)), u = greatest(1e-12, least(1, e.u)), h = case when e.is_shared then greatest(1e-9, least(1, e.h)) else t.h end
          from estimated e
         where t.ordinal = e.ordinal and t.level = e.level;

        v_change := v_prior;
        select ln(greatest(sum(matches), 0.5) / v_pairs) / ln(2::float8), ln(greatest(sum(relatives), 0.5) / v_pairs) / ln(2::float8)
          into v_prior, v_household
          from training_patterns
         where not is_random;
        exit when v_iteration >= 5 and abs(v_prior - v_change) < 0.002;
    end loop;

    update matching.comparison_levels l
       set m = t.m, u = t.u, h = t.h
      from training_levels t
     where l.model_id = v_id and l.comparison_name = t.name and l.level = t.level;

    -- The threshold at which the model itself expects the best F1 of the pairs.
    select c.weight into v_join
      from (select weight, 2 * sum(matches) over (order by weight desc) / (sum(pairs) over (order by weight desc) + sum(matches) over ()) as f1
              from (select round((ln(greatest(matches, 1e-30) / greatest(pairs - matches, 1e-30)) / ln(2::float8))::numeric, 1) as weight,
                           sum(pairs) as pairs, sum(matches) as matches
                      from training_patterns
                     where not is_random
                     group by 1) g) c
     order by c.f1 desc, c.weight desc
     limit 1;
    update matching.models
       set prior_weight = v_prior, household_weight = v_household, join_weight = greatest(0, least(v_join, c_surest)),
           review_weight = greatest(0, least(v_join, c_surest)) - c_review_margin
     where id = v_id;
    drop table training_patterns, training_levels;
    return v_id;
end;
$$;

comment on function matching.train(text, integer, integer, integer) is
$$Makes a draft model that has learnt from the records there are, without labels, beginning with the active model; returns its id.

Expectation maximisation over counted agreement patterns, with three kinds of pairs: of one person (m), of two strangers (u) and of two
people of one household (h), who share what households share. u comes from pairs taken at random under p_seed, without what
the model takes for matches among them; of values too rare for that, from all candidates where one blocking rule finds every pair. The
model before counts as 20 pairs of each kind, so that a level nobody reaches stays as it was. Then join_weight is where the
model expects the best F1, and review_weight 4 below. The same records and the same seed give the same model. Activate it with
matching.activate_model. Raises MDTRN when there are fewer than 50 records or the arguments make no sense, MDNAM when the name is taken.

Source: Winkler, Using the EM algorithm for weight computation in the Fellegi-Sunter model of record linkage (1988).$$;

grant execute on function matching.train(text, integer, integer, integer) to mds_operator;

commit;
