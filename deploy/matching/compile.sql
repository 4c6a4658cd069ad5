-- Deploy mds:matching/compile to pg
-- requires: matching/features
-- requires: matching/comparison_levels
-- requires: matching/blocking_rules
-- requires: matching/definite_rules
-- requires: matching/stop_keys
-- requires: normalise/hash64
begin;

create or replace function matching.compile(p_model_id integer)
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_model    matching.models;
    v_levels   text;
    v_weight   text;
    v_against  text;
    v_definite text;
    v_keys     text;
begin
    select * into v_model from matching.models where id = p_model_id;
    if not found then
        raise exception 'no model %', p_model_id
            using errcode = 'MDMOD', detail = 'matching.models has no such id.', hint = 'See them with: select * from matching.models.';
    end if;

    select string_agg(format('case when %s then -1 %s else 0 end::smallint', c.null_condition,
                             (select string_agg(format('when %s then %s', l.condition, l.level), ' ' order by l.level desc)
                                from matching.comparison_levels l
                               where l.model_id = c.model_id and l.comparison_name = c.name and l.level > 0)),
                      E',\n        ' order by c.ordinal),
           string_agg(format('case when %s then 0 %s end', c.null_condition,
                             (select string_agg(
                                         case when l.level > 0 then format('when %s then ', l.condition) else 'else ' end
                                         || case when l.rarity is null then to_char_exact
                                                 else format('coalesce(%s + greatest(l.%I, r.%I), %s)', log2_m, l.rarity, l.rarity, to_char_exact) end,
                                         ' ' order by l.level desc)
                                from matching.comparison_levels l,
                                     lateral (select (ln(l.m / l.u) / ln(2.0::float8))::text || '::float8' as to_char_exact,
                                                     (ln(l.m) / ln(2.0::float8))::text || '::float8' as log2_m) as w
                               where l.model_id = c.model_id and l.comparison_name = c.name)),
                      E'\n        + ' order by c.ordinal),
           string_agg(format('case when %s then 0 %s end', c.null_condition,
                             (select string_agg(
                                         case when l.level > 0 then format('when %s then ', l.condition) else 'else ' end
                                         || least(0, ln(l.m / l.u) / ln(2.0::float8))::text || '::float8',
                                         ' ' order by l.level desc)
                                from matching.comparison_levels l
                               where l.model_id = c.model_id and l.comparison_name = c.name)),
                      E'\n        + ' order by c.ordinal) filter (where c.is_stable)
      into v_levels, v_weight, v_against
      from matching.comparisons c
     where c.model_id = p_model_id;

    select string_agg(format('when %s then %s', condition, verdict), ' ' order by ordinal)
      into v_definite
      from matching.definite_rules
     where model_id = p_model_id;

    select string_agg(format('select %s::smallint as rule, %L::text as prefix, unnest(%s::text[]) as term', ordinal, name || '|', expression),
                      E'\n        union all ' order by ordinal)
      into v_keys
      from matching.blocking_rules
     where model_id = p_model_id;

    execute format($sql$
        create or replace function matching.levels(l matching.features, r matching.features)
        returns smallint[]
        language sql
        immutable parallel safe
        return array[%s]
    $sql$, v_levels);

    execute format($sql$
        create or replace function matching.weight(l matching.features, r matching.features)
        returns double precision
        language sql
        immutable parallel safe
        return %s::float8
        + %s
    $sql$, v_model.prior_weight, v_weight);

    execute format($sql$
        create or replace function matching.contradiction(l matching.features, r matching.features)
        returns double precision
        language sql
        immutable parallel safe
        return 0::float8
        + %s
    $sql$, coalesce(v_against, '0'));

    execute format($sql$
        create or replace function matching.definite_verdict(l matching.features, r matching.features)
        returns smallint
        language sql
        immutable parallel safe
        return case %s else 0 end::smallint
    $sql$, coalesce(v_definite, 'when false then 0'));

    execute format($sql$
        create or replace function matching.keys_of(f matching.features)
        returns table (key bigint, rule smallint)
        language sql
        stable parallel safe
        rows 10
        as $body$
        select k.key, t.rule
          from (%s) t,
               lateral (select normalise.hash64(t.prefix || t.term)) as k (key)
         where t.term is not null%s
        $body$
    $sql$, v_keys,
        case when exists (select from matching.stop_keys where model_id = p_model_id)
             then format(' and not exists (select from matching.stop_keys s where s.model_id = %s and s.key = k.key)', p_model_id)
             else '' end);

    execute format($sql$
        create or replace function matching.active_model_id()
        returns integer
        language sql
        stable parallel safe
        return %s
    $sql$, p_model_id);

    execute format($sql$
        create or replace function matching.active_model()
        returns matching.models
        language plpgsql
        stable parallel safe
        set search_path = pg_catalog, extensions, pg_temp
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
        'Level of each comparison of the active model for two identities, by ordinal; -1 where one side says nothing. Compiled by matching.compile.';
    comment on function matching.weight(matching.features, matching.features) is
        'Match weight of two identities under the active model: log2 odds, prior and all comparisons. Compiled by matching.compile.';
    comment on function matching.contradiction(matching.features, matching.features) is
        'Sum of the negative weights of the stable comparisons of the active model for two identities: log2, 0 or less. Compiled by matching.compile.';
    comment on function matching.definite_verdict(matching.features, matching.features) is
        'What the definite rules of the active model say of two identities: 1 one person, -1 two people, 0 nothing. Compiled by matching.compile.';
    comment on function matching.keys_of(matching.features) is
        'Blocking keys of an identity under the active model, stop keys left out, each with the rule that made it; one may come twice. Compiled by matching.compile.';
    comment on function matching.active_model_id() is
        'Id of the model that is compiled. Compiled by matching.compile.';
    comment on function matching.active_model() is
        'The model that is compiled: thresholds, prior, cap. Compiled by matching.compile.';
end;
$$;

comment on function matching.compile(integer) is
$$Turns a model's rows into plain SQL functions: levels, weight, contradiction, definite_verdict, keys_of, active_model_id, active_model.

Nothing interprets configuration per pair: the planner inlines what this writes. The functions replace those of the model
before. Does not touch stored features, keys or edges: mds.recompute does. Raises MDMOD when there is no such model, and
the error of PostgreSQL when a condition is not valid SQL.$$;

commit;
