-- Deploy mds:matching/compare_models to pg
-- requires: matching/export_model
-- requires: matching/judge
-- requires: matching/identity_keys
-- requires: matching/capped_keys
begin;

create or replace function matching.compare_models(
    p_a       integer,
    p_b       integer,
    p_sample  integer default 1000,
    p_seed    integer default 1
)
returns jsonb
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_a         jsonb := matching.export_model(p_a);
    v_b         jsonb := matching.export_model(p_b);
    v_settings  jsonb;
    v_levels    jsonb;
    v_rows      jsonb;
    v_left      bigint[];
    v_right     bigint[];
    v_of_a      matching.judgement[];
    v_of_b      matching.judgement[];
    v_pairs     jsonb;
begin
    if p_sample is null or p_sample < 0 or p_seed is null then
        raise exception 'a sample of % identities cannot be taken', coalesce(p_sample::text, '(null)')
            using errcode = 'MDPAY', detail = 'p_sample must be 0 or more, and p_seed given.', hint = '0 compares the models without any pair.';
    end if;

    select coalesce(jsonb_object_agg(a.key, jsonb_build_array(a.value, b.value)), '{}') into v_settings
      from jsonb_each(v_a -> 'model') a
      join jsonb_each(v_b -> 'model') b on b.key = a.key
     where a.value is distinct from b.value and a.key not in ('name', 'description', 'origin');

    select coalesce(jsonb_agg(jsonb_build_object(
               'comparison', coalesce(x.comparison_name, y.comparison_name), 'level', coalesce(x.level, y.level),
               'label', coalesce(y.label, x.label), 'm', jsonb_build_array(x.m, y.m), 'u', jsonb_build_array(x.u, y.u),
               'h', jsonb_build_array(x.h, y.h), 'b', jsonb_build_array(x.b, y.b),
               'weight', jsonb_build_array(ln(x.m / x.u) / ln(2::float8), ln(y.m / y.u) / ln(2::float8)),
               'is_same_condition', x.condition is not distinct from y.condition and x.rarity is not distinct from y.rarity)
               order by coalesce(x.comparison_name, y.comparison_name), coalesce(x.level, y.level) desc), '[]')
      into v_levels
      from (select * from matching.comparison_levels where model_id = p_a) x
      full join (select * from matching.comparison_levels where model_id = p_b) y
        on y.comparison_name = x.comparison_name and y.level = x.level
     where to_jsonb(x) - 'model_id' is distinct from to_jsonb(y) - 'model_id';

    -- The other rows: what only one of them has, and what both have but differently.
    with side as (
        select s.section, d.side, e.row, coalesce(e.row ->> 'term' || ':' || (e.row ->> 'value'), e.row ->> 'name', e.row ->> 'key') as key
          from (values ('a', v_a), ('b', v_b)) as d (side, document)
         cross join unnest(array['comparisons', 'blocking_rules', 'definite_rules', 'stop_keys', 'term_frequencies']) as s (section),
               lateral jsonb_array_elements(d.document -> s.section) as e (row)
    ),
    both_sides as (
        select s.section, s.key, min(s.row::text) filter (where s.side = 'a') as a, min(s.row::text) filter (where s.side = 'b') as b
          from side s
         group by s.section, s.key
    )
    select coalesce(jsonb_object_agg(d.section, d.counts), '{}') into v_rows
      from (select b.section, jsonb_build_object(
                       'only_a',    count(*) filter (where b.b is null),
                       'only_b',    count(*) filter (where b.a is null),
                       'different', count(*) filter (where b.a <> b.b),
                       'names',     (array_agg(b.key order by b.key))[1:10]) as counts
              from both_sides b
             where b.a is distinct from b.b
             group by b.section) d;

    -- Candidates of the active model, of a sample of identities; in the order of a seeded hash, so the same ones each time.
    select array_agg(c.left_id), array_agg(c.right_id) into v_left, v_right
      from (select distinct least(k.source_identity_id, o.source_identity_id) as left_id, greatest(k.source_identity_id, o.source_identity_id) as right_id
              from (select f.source_identity_id
                      from matching.features f
                     order by hashint8extended(f.record_key, p_seed), f.source_identity_id
                     limit p_sample) s
              join matching.identity_keys k on k.source_identity_id = s.source_identity_id
              join matching.identity_keys o on o.key = k.key and o.source_identity_id <> k.source_identity_id
             where not exists (select from matching.capped_keys x where x.key = k.key)) c;
    v_of_a := matching.judge(p_a, v_left, v_right);
    v_of_b := matching.judge(p_b, v_left, v_right);

    with pair as (
        select p.*, a.weight as weight_a, a.verdict as verdict_a, b.weight as weight_b, b.verdict as verdict_b
          from unnest(v_left, v_right) with ordinality as p (left_id, right_id, n)
          join unnest(v_of_a) with ordinality as a (weight, verdict, n) on a.n = p.n
          join unnest(v_of_b) with ordinality as b (weight, verdict, n) on b.n = p.n
    )
    select jsonb_build_object(
               'compared', (select count(*) from pair),
               'changed',  (select count(*) from pair where verdict_a <> verdict_b),
               'verdicts', (select coalesce(jsonb_object_agg(v.change, v.count), '{}')
                              from (select verdict_a || ' > ' || verdict_b as change, count(*) as count from pair group by 1) v),
               'examples', (select coalesce(jsonb_agg(to_jsonb(x)), '[]')
                              from (select left_id, right_id, verdict_a, weight_a, verdict_b, weight_b
                                      from pair
                                     where verdict_a <> verdict_b
                                     order by abs(weight_a - weight_b) desc, left_id, right_id
                                     limit 10) x))
      into v_pairs;

    return jsonb_build_object('a', v_a #>> '{model,name}', 'b', v_b #>> '{model,name}', 'settings', v_settings, 'levels', v_levels,
                              'rows', v_rows, 'pairs', v_pairs);
end;
$$;

comment on function matching.compare_models(integer, integer, integer, integer) is
$$How two models differ, and what that does to pairs: settings and levels as [a, b], the other rows counted, and the verdicts of both on
the candidates that the active model finds for a sample of identities ("join > review": 3 of them would go to review instead of joining).

Pairs that only the blocking rules of the other model find are not among them, and clusters are not made: mds.simulate does both.
The sample is the same for the same p_seed. Nobody else notices: the models are compiled and rolled back. Raises MDMOD
when there is no such model, MDMDL when one cannot be compiled, MDPAY when p_sample is negative.$$;

grant execute on function matching.compare_models(integer, integer, integer, integer) to mds_operator;

commit;
