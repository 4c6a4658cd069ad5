create or replace function matching.train(
    p_name        text,
    p_seed        integer default 1,
    p_iterations  integer default 30,
    p_pair_count  integer default 400000
)
returns integer
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_strength   constant double precision := 20;      -- the model before counts as so many pairs
    v_base       matching.models := matching.active_model();
    v_id         integer;
    v_records    bigint;
    v_all_pairs  double precision;
    v_shifts     integer;
    v_random_pairs double precision;
    v_rare       text;
    v_prior      double precision;
    v_household  double precision;
    v_matches    double precision;
    v_kin        double precision;
    v_join       double precision;
begin
    select count(*) into v_records from matching.features;
    v_all_pairs := v_records::float8 * (v_records - 1) / 2;

    insert into matching.models (name, prior_weight, household_weight, join_weight, review_weight, candidate_cap, origin, description)
    values (p_name, v_base.prior_weight, v_base.household_weight, v_base.join_weight, v_base.review_weight, v_base.candidate_cap, 'trained',
            format('Trained without labels on %s records, from model %s, seed %s.', v_records, v_base.name, p_seed))
    returning id into v_id;
    insert into matching.comparisons (model_id, name, ordinal, null_condition, is_stable, is_shared, description)
    select v_id, name, ordinal, null_condition, is_stable, is_shared, description from matching.comparisons where model_id = v_base.id;
    insert into matching.comparison_levels (model_id, comparison_name, level, label, condition, m, u, h, rarity)
    select v_id, comparison_name, level, label, condition, m, u, coalesce(h, u), rarity from matching.comparison_levels where model_id = v_base.id;
    insert into matching.definite_rules (model_id, ordinal, name, verdict, condition, description)
    select v_id, ordinal, name, verdict, condition, description from matching.definite_rules where model_id = v_base.id;
    insert into matching.blocking_rules (model_id, ordinal, name, expression, cap, description)
    select v_id, ordinal, name, expression, cap, description from matching.blocking_rules where model_id = v_base.id;

    -- How common values are. What was seen once, or never, is as rare as one in all.
    create temp table training_terms on commit drop as
    select t.term, t.value, count(*)::float8 as n
      from (select 'given' as term, f.given as value from matching.features f where f.given is not null
            union all select 'family', f.family from matching.features f where f.family is not null
            union all select 'city', f.cities[1] from matching.features f where f.cities[1] is not null) t
     group by t.term, t.value;
    insert into matching.term_frequencies (model_id, term, value, frequency)
    select v_id, t.term, t.value, t.n / sum(t.n) over (partition by t.term) from training_terms t;
    delete from matching.term_frequencies t where t.model_id = v_id and t.frequency <= (select 1.5 / sum(x.n) from training_terms x where x.term = t.term);
    insert into matching.term_frequencies (model_id, term, value, frequency)
    select v_id, t.term, '', 1.0 / sum(t.n) from training_terms t group by t.term;

    -- Agreement patterns: of candidates, and of pairs taken at random (every record beside those that a seeded shuffle puts next to it).
    select string_agg(format('case levels[%s] when %s then round((-ln(coalesce(greatest(l_%s, r_%s), %s)) / ln(2::float8))::numeric) end', c.ordinal, l.level,
                             replace(l.rarity, '_rarity', ''), replace(l.rarity, '_rarity', ''),
                             (select t.frequency from matching.term_frequencies t where t.model_id = v_id and t.value = '' and t.term = replace(l.rarity, '_rarity', ''))), ', ' order by c.ordinal)
      into v_rare
      from matching.comparison_levels l join matching.comparisons c on c.model_id = l.model_id and c.name = l.comparison_name
     where l.model_id = v_id and l.rarity is not null;
    v_shifts := greatest(1, least(ceil(p_pair_count::float8 / v_records), (v_records - 1) / 2))::integer;

    create temp table training_frequencies on commit drop as
    select f.source_identity_id as id, g.frequency as given, a.frequency as family, c.frequency as city,
           row_number() over (order by hashint8extended(f.record_key, p_seed), f.record_key) - 1 as place
      from matching.features f
      left join matching.term_frequencies g on g.model_id = v_id and g.term = 'given'  and g.value = f.given
      left join matching.term_frequencies a on a.model_id = v_id and a.term = 'family' and a.value = f.family
      left join matching.term_frequencies c on c.model_id = v_id and c.term = 'city'   and c.value = f.cities[1];
    create unique index on training_frequencies (id);
    create unique index on training_frequencies (place);
    analyze training_frequencies;

    execute format($sql$
        create temp table training_patterns on commit drop as
        select row_number() over () as id, g.levels, g.rarities, g.is_random, count(*)::float8 as pairs, g.found_by,
               0::float8 as m, 0::float8 as u, 0::float8 as h, 0::float8 as p_match, 0::float8 as p_other, 0::float8 as p_kin
          from (select levels, array[%s]::smallint[] as rarities, is_random, found_by
                  from (select matching.levels(l, r) as levels, c.is_random, c.found_by, fl.given as l_given, fr.given as r_given, fl.family as l_family,
                               fr.family as r_family, fl.city as l_city, fr.city as r_city
                          from (select left_id, right_id, found_by, false as is_random
                                  from matching.find_candidates(array(select f.source_identity_id from matching.features f))
                                union all
                                select a.id, b.id, 0, true
                                  from training_frequencies a, generate_series(1, %s) s
                                  join training_frequencies b on true
                                 where b.place = (a.place + s) %% %s) c
                          join matching.features l on l.source_identity_id = c.left_id
                          join matching.features r on r.source_identity_id = c.right_id
                          join training_frequencies fl on fl.id = c.left_id
                          join training_frequencies fr on fr.id = c.right_id
                        offset 0) x
                offset 0) g
         group by g.levels, g.rarities, g.is_random, g.found_by
    $sql$, v_rare, v_shifts, v_records);
    select sum(pairs) into v_random_pairs from training_patterns where is_random;

    create temp table training_levels on commit drop as
    select p.id, p.is_random, c.name, x.level::smallint as level, c.is_shared,
           case when l.rarity is not null then p.rarities[(select count(*) from matching.comparison_levels o join matching.comparisons oc on oc.model_id = o.model_id and oc.name = o.comparison_name
                                                where o.model_id = v_id and o.rarity is not null and oc.ordinal <= c.ordinal)] end as rarity
      from training_patterns p, unnest(p.levels) with ordinality as x (level, ordinal)
      join matching.comparisons c on c.model_id = v_id and c.ordinal = x.ordinal
      join matching.comparison_levels l on l.model_id = v_id and l.comparison_name = c.name and l.level = x.level
     where x.level >= 0;
    analyze training_patterns;
    analyze training_levels;

    -- A level that one blocking rule always finds is seen whole among the candidates.
    create temp table training_covered on commit drop as
    select distinct t.name, t.level
      from (select t.name, t.level, b.ordinal, sum(p.pairs) filter (where p.found_by & (1 << b.ordinal) <> 0) / sum(p.pairs) as share, sum(p.pairs) as n
              from training_levels t join training_patterns p on p.id = t.id
              join matching.blocking_rules b on b.model_id = v_id
             where not t.is_random
             group by t.name, t.level, b.ordinal) t
     where t.share > 0.97 and t.n >= 20 and t.level > 0;

    v_prior     := v_base.prior_weight;
    v_household := coalesce(v_base.household_weight, -30);
    for v_iteration in 1 .. p_iterations loop
        -- E: how likely each pattern is of one person, of strangers, of two members of a household.
        update training_patterns p
           set p_match = x.m / (x.m + x.u + x.h), p_other = x.u / (x.m + x.u + x.h), p_kin = x.h / (x.m + x.u + x.h)
          from (select w.id, power(2::float8, v_prior + w.m - w.top) as m, power(2::float8, w.u - w.top) as u, power(2::float8, v_household + w.h - w.top) as h
                  from (select t.id, sum(ln(l.m) / ln(2::float8)) as m, sum(coalesce(-t.rarity, ln(l.u) / ln(2::float8))) as u, sum(ln(l.h) / ln(2::float8)) as h,
                               greatest(v_prior + sum(ln(l.m) / ln(2::float8)), sum(coalesce(-t.rarity, ln(l.u) / ln(2::float8))), v_household + sum(ln(l.h) / ln(2::float8))) as top
                          from training_levels t
                          join matching.comparison_levels l on l.model_id = v_id and l.comparison_name = t.name and l.level = t.level
                         group by t.id) w) x
         where p.id = x.id;

        -- M
        with counted as (
            select t.name, t.level,
                   coalesce(sum(p.pairs * p.p_match) filter (where not t.is_random), 0) as matches,
                   coalesce(sum(p.pairs * p.p_kin)   filter (where not t.is_random), 0) as kin,
                   coalesce(sum(p.pairs * p.p_other) filter (where not t.is_random), 0) as others,
                   coalesce(sum(p.pairs * p.p_other) filter (where t.is_random), 0)     as random_others
              from training_levels t join training_patterns p on p.id = t.id
             group by t.name, t.level
        ),
        estimated as (
            select b.comparison_name, b.level, c.is_shared, b.h as base_h,
                   (coalesce(n.matches, 0) + c_strength * b.m) / (sum(coalesce(n.matches, 0)) over w + c_strength * sum(b.m) over w) as m,
                   (coalesce(n.kin, 0) + c_strength * coalesce(b.h, b.u)) / (sum(coalesce(n.kin, 0)) over w + c_strength * sum(coalesce(b.h, b.u)) over w) as h,
                   case when sum(coalesce(n.random_others, 0)) over w < 30
                        then (coalesce(n.others, 0) + c_strength * b.u) / (sum(coalesce(n.others, 0)) over w + c_strength)
                        when coalesce(n.random_others, 0) >= 30 or sum(coalesce(n.random_others, 0)) over w < 1000
                             or not exists (select from training_covered k where k.name = b.comparison_name and k.level = b.level)
                        then (coalesce(n.random_others, 0) + 1) / (sum(coalesce(n.random_others, 0)) over w + 1 / b.u)
                        else (coalesce(n.others, 0) + 0.5) / (v_all_pairs * (sum(coalesce(n.random_others, 0)) over w / v_random_pairs)) end as u
              from matching.comparison_levels b
              join matching.comparisons c on c.model_id = b.model_id and c.name = b.comparison_name
              left join counted n on n.name = b.comparison_name and n.level = b.level
             where b.model_id = v_base.id
            window w as (partition by b.comparison_name)
        )
        update matching.comparison_levels l
           set m = greatest(1e-9, e.m), u = greatest(1e-12, least(1, e.u)), h = case when e.is_shared then greatest(1e-9, e.h) else l.h end
          from estimated e
         where l.model_id = v_id and l.comparison_name = e.comparison_name and l.level = e.level;

        select sum(p.pairs * p.p_match), sum(p.pairs * p.p_kin) into v_matches, v_kin from training_patterns p where not p.is_random;
        v_prior     := ln(greatest(v_matches, 0.5) / v_all_pairs) / ln(2::float8);
        v_household := ln(greatest(v_kin, 0.5) / v_all_pairs) / ln(2::float8);
    end loop;
    raise notice 'matches %, kin %, prior %, household %', v_matches, v_kin, v_prior, v_household;

    -- The threshold that the model itself expects to give the best F1.
    create temp table training_curve on commit drop as
    select round((ln(greatest(p.p_match, 1e-30) / greatest(1 - p.p_match, 1e-30)) / ln(2::float8))::numeric, 1) as weight, sum(p.pairs) as pairs, sum(p.pairs * p.p_match) as matches
      from training_patterns p where not p.is_random group by 1;
    select c.weight into v_join
      from (select weight, 2 * sum(matches) over (order by weight desc) / (sum(pairs) over (order by weight desc) + sum(matches) over ()) as f1 from training_curve) c
     order by c.f1 desc, c.weight desc limit 1;
    raise notice 'join weight %', v_join;
    update matching.models set prior_weight = v_prior, household_weight = v_household, join_weight = v_join, review_weight = v_join - 4 where id = v_id;
    drop table training_terms, training_frequencies, training_patterns, training_levels, training_covered, training_curve;
    return v_id;
end;
$$;
