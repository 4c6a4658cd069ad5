-- Deploy mds:matching/compile to pg
-- requires: matching/features
-- requires: matching/comparison_levels
-- requires: matching/apart
-- requires: matching/blocking_rules
-- requires: matching/definite_rules
-- requires: matching/is_capped
begin;

create or replace function matching.compile(p_model_id integer)
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_telling    constant double precision := 2;     -- an agreement worth less, log2, does not say who it is
    v_model      matching.models;
    v_levels     text;
    v_weights    text;
    v_households text;
    v_apart      text;      -- of strangers of different backgrounds
    v_alike      text;      -- of strangers of one
    v_against    text;
    v_opposed    text;
    v_definite   text;
    v_terms      text;
    v_keys       text;
    v_rules      text;
    v_caps       text;
    v_values     text;
    v_constant   record;
begin
    select * into v_model from matching.models where id = p_model_id;
    if not found then
        raise exception 'no model %', p_model_id
            using errcode = 'MDMOD', detail = 'matching.models has no such id.', hint = 'See them with: select * from matching.models.';
    end if;

    -- Weights by level are constant arrays, with that of level -1 (one side says nothing) in place 1.
    with level as (
        select c.name as comparison_name, g.level, l.condition, l.rarity,
               coalesce(ln(l.m / l.u) / ln(2::float8), 0) as weight, ln(l.m) / ln(2::float8) as log2_m,
               coalesce(ln(coalesce(l.h, l.u) / l.u) / ln(2::float8), 0) as household, ln(coalesce(l.h, l.u)) / ln(2::float8) as log2_h,
               matching.apart(v_model.background_weight, l.u, l.b) as apart, coalesce(ln(l.b / l.u) / ln(2::float8), 0) as alike
          from matching.comparisons c
         cross join generate_series(0, (select max(x.level) from matching.comparison_levels x where x.model_id = p_model_id)) as g (level)
          left join matching.comparison_levels l on l.model_id = c.model_id and l.comparison_name = c.name and l.level = g.level
         where c.model_id = p_model_id      -- a number that no level has keeps its place in the arrays
    ),
    by_comparison as (
        select c.ordinal, c.is_stable, c.null_condition,
               string_agg(format('when %s then %s', l.condition, case when b.name is null then l.level::text
                                                                     else format('case when matching.is_capped(%L, matching.values_of(%s::smallint, l), matching.values_of(%2$s::smallint, r)) then -1 else %s end',
                                                                                 b.name, b.ordinal, l.level) end), ' ' order by l.level desc)
                   filter (where l.condition is not null) as conditions,
               array_agg(l.weight order by l.level) as weights,
               array_agg(l.household order by l.level) as households,
               array_agg(l.apart order by l.level) as aparts,
               array_agg(l.alike order by l.level) as alikes,
               array_agg(case when l.weight < 0 then l.weight when l.weight >= c_telling then 0 end order by l.level) as against,
               string_agg(format('when %s then coalesce(%s + p_%s, %s)', l.level, l.log2_m, l.rarity, l.weight), ' ')
                   filter (where l.rarity is not null) as rare_weights,
               string_agg(format('when %s then coalesce(%s + p_%s, %s)', l.level, l.log2_h, l.rarity, l.household), ' ')
                   filter (where l.rarity is not null) as rare_households
          from matching.comparisons c
          join level l on l.comparison_name = c.name
          left join matching.blocking_rules b on b.model_id = c.model_id and b.name = c.cap_rule
         where c.model_id = p_model_id
         group by c.ordinal, c.is_stable, c.null_condition
    )
    select string_agg(format('case when %s then -1 %s else 0 end::smallint', null_condition, conditions), E',\n        ' order by ordinal),
           string_agg(case when rare_weights is null then plain_weight
                           else format('case p_levels[%s] %s else %s end', ordinal, rare_weights, plain_weight) end, E'\n        + ' order by ordinal),
           string_agg(case when rare_households is null then plain_household
                           else format('case p_levels[%s] %s else %s end', ordinal, rare_households, plain_household) end, E'\n        + ' order by ordinal),
           string_agg(plain_apart, E'\n        + ' order by ordinal) filter (where v_model.background_weight is not null and 0 <> any (alikes)),
           string_agg(plain_alike, E'\n        + ' order by ordinal) filter (where v_model.background_weight is not null and 0 <> any (alikes)),
           string_agg(contradiction || ', ', E'\n        ' order by ordinal) filter (where is_stable),
           coalesce(string_agg(format('coalesce(%s, 0)', contradiction), E'\n        + ' order by ordinal) filter (where is_stable), '0')
      into v_levels, v_weights, v_households, v_apart, v_alike, v_against, v_opposed
      from by_comparison,
           lateral (select format('(%L::float8[])[p_levels[%s] + 2]', array[0::float8] || weights, ordinal) as plain_weight,
                           format('(%L::float8[])[p_levels[%s] + 2]', array[0::float8] || households, ordinal) as plain_household,
                           format('(%L::float8[])[p_levels[%s] + 2]', array[0::float8] || aparts, ordinal) as plain_apart,
                           format('(%L::float8[])[p_levels[%s] + 2]', array[0::float8] || alikes, ordinal) as plain_alike,
                           format('(%L::float8[])[p_levels[%s] + 2]', array[null::float8] || against, ordinal) as contradiction) p;

    select string_agg(format('when %s then %s', condition, verdict), ' ' order by ordinal)
      into v_definite
      from matching.definite_rules
     where model_id = p_model_id;

    select string_agg(format('unnest(%s::text[]) as t%s', expression, ordinal), E',\n                         ' order by ordinal),
           string_agg(format('%L || x.t%s', name || '|', ordinal), ', ' order by ordinal),
           string_agg(ordinal::text, ',' order by ordinal),
           string_agg(format('when %s then %s', ordinal, cap), ' ' order by ordinal) filter (where cap is not null),
           string_agg(format('when %s then %s', ordinal, expression), ' ' order by ordinal)
               filter (where name in (select c.cap_rule from matching.comparisons c where c.model_id = p_model_id))
      into v_terms, v_keys, v_rules, v_caps, v_values
      from matching.blocking_rules
     where model_id = p_model_id;

    execute format($sql$
        create or replace function matching.values_of(p_rule smallint, f matching.features)
        returns text[]
        language sql
        immutable parallel safe
        return case p_rule %s end::text[]
    $sql$, coalesce(v_values, 'when -1 then null'));

    execute format($sql$
        create or replace function matching.levels(l matching.features, r matching.features)
        returns smallint[]
        language sql
        stable parallel safe
        return array[%s]
    $sql$, v_levels);

    execute format($sql$
        create or replace function matching.weight(p_levels smallint[], p_given_rarity real, p_family_rarity real, p_city_rarity real)
        returns double precision
        language sql
        immutable parallel safe
        return %s::float8
        + %s
        - ln(%s%s) / ln(2::float8)
    $sql$, v_model.prior_weight, v_weights,
        -- What strangers have in common because of their background never speaks for a pair.
        case when v_alike is null then '1::float8'
             else format(E'greatest(1, exp(ln(2::float8) * (%s::float8\n        + %s))\n        + exp(ln(2::float8) * (%s::float8\n        + %s)))',
                         ln(1 - power(2::float8, v_model.background_weight)) / ln(2::float8), v_apart, v_model.background_weight, v_alike) end,
        case when v_model.household_weight is null then ''
             else format(E'\n        + exp(ln(2::float8) * least(1000, %s::float8\n        + %s))', v_model.household_weight, v_households) end);

    execute format($sql$
        create or replace function matching.counter_evidence(p_levels smallint[], p_weight double precision)
        returns double precision[]
        language sql
        immutable parallel safe
        return array[%s greatest(-30::float8, least(%s, p_weight - %s::float8)) - (%s)]
    $sql$, v_against, v_opposed, v_model.prior_weight, v_opposed);

    execute format($sql$
        create or replace function matching.definite_verdict(l matching.features, r matching.features)
        returns smallint
        language sql
        immutable parallel safe
        return case %s else 0 end::smallint
    $sql$, coalesce(v_definite, 'when false then 0'));

    -- The terms of all rules side by side, then one below the other: a query of few nodes, which start fast.
    execute format($sql$
        create or replace function matching.keys_of(f matching.features)
        returns table (key bigint, rule smallint)
        language sql
        stable parallel safe
        rows 10
        as %L
    $sql$, format($body$
        select k.key, t.rule
          from (select unnest(array[%s]::text[]) as term, unnest('{%s}'::smallint[]) as rule
                  from (select %s) x) t,
               lateral (select normalise.hash64(t.term)) as k (key)
         where t.term is not null%s
        $body$, v_keys, v_rules, v_terms,
        case when exists (select from matching.stop_keys where model_id = p_model_id)
             then format(' and not exists (select from matching.stop_keys s where s.model_id = %s and s.key = k.key)', p_model_id)
             else '' end));

    execute format($sql$
        create or replace function matching.cap_of(p_rule smallint)
        returns integer
        language sql
        immutable parallel safe
        return case p_rule %s else %s end
    $sql$, coalesce(v_caps, 'when -1 then 0'), v_model.candidate_cap);

    -- What is asked for every pair, without reading the model.
    for v_constant in
        select *
          from (values ('active_model_id', 'integer',          p_model_id::text),
                       ('join_weight',     'double precision', v_model.join_weight::text),
                       ('review_weight',   'double precision', v_model.review_weight::text)) as c (name, type, value)
    loop
        execute format($sql$
            create or replace function matching.%1$I()
            returns %2$s
            language sql
            stable parallel safe
            return %3$s::%2$s
        $sql$, v_constant.name, v_constant.type, v_constant.value);
    end loop;

    execute format($sql$
        create or replace function matching.active_model()
        returns matching.models
        language plpgsql
        stable parallel safe
        as $body$
        declare
            v_model matching.models;
        begin
            select * into v_model from matching.models m where m.id = %s;
            return v_model;
        end;
        $body$
    $sql$, p_model_id);

    comment on function matching.levels(matching.features, matching.features) is
        'Level of each comparison of the active model for two identities, by ordinal; -1 where one side says nothing, or both what too many say. Compiled by matching.compile.';
    comment on function matching.values_of(smallint, matching.features) is
        'What an identity says that a blocking rule of the active model makes keys of; null for a rule that is no cap_rule of a comparison. Compiled by matching.compile.';
    comment on function matching.weight(smallint[], real, real, real) is
        'Match weight at these levels under the active model: log2 odds, prior, all comparisons and what a household or a common background explains. Rarities: log2(1 / frequency) of the agreeing given name, family name and city, null where the model knows none. Compiled by matching.compile.';
    comment on function matching.counter_evidence(smallint[], double precision) is
        'What speaks against a pair at these levels and of this weight sharing a cluster, log2: the negative weight of each stable comparison of the active model by its ordinal, 0 where it speaks for the pair, null where it says nothing or little (less than 2); last what all evidence together (weight less prior) has against the pair beyond them. The sum is -30 at least. Compiled by matching.compile.';
    comment on function matching.cap_of(smallint) is
        'How many identities may share a key of this blocking rule of the active model before it finds nobody. Compiled by matching.compile.';
    comment on function matching.definite_verdict(matching.features, matching.features) is
        'What the definite rules of the active model say of two identities: 1 one person, -1 two people, 0 nothing. Compiled by matching.compile.';
    comment on function matching.keys_of(matching.features) is
        'Blocking keys of an identity under the active model, stop keys left out, each with the rule that made it; one may come twice. Compiled by matching.compile.';
    comment on function matching.active_model_id() is
        'Id of the model that is compiled. Compiled by matching.compile.';
    comment on function matching.join_weight() is
        'log2 odds from which a pair joins under the active model. Compiled by matching.compile.';
    comment on function matching.review_weight() is
        'log2 odds from which a pair that does not join goes to review under the active model. Compiled by matching.compile.';
    comment on function matching.active_model() is
        'The model that is compiled: thresholds, prior, cap. Compiled by matching.compile.';
end;
$$;

comment on function matching.compile(integer) is
$$Turns a model's rows into plain SQL functions: values_of, levels, weight and counter_evidence (of levels), definite_verdict, keys_of, cap_of, active_model_id, join_weight, review_weight, active_model.

Nothing interprets configuration per pair: the planner inlines what this writes. The functions replace those of the model
before. Does not touch stored features, keys or edges: mds.recompute does. Raises MDMOD when there is no such model, and
the error of PostgreSQL when a condition is not valid SQL.$$;

commit;
