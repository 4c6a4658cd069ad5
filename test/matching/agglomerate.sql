-- matching.agglomerate: records fall into clusters, strongest link first.
begin;
\ir ../fixtures.sql
select plan(36);

-- p_pairs by "i-j", p_other for all other pairs; what a pair weighs below the prior of -10 contradicts, in the one comparison there is.
create function pg_temp.falls(p_size integer, p_pairs jsonb, p_other float8 default -9) returns integer[]
language sql
return (select matching.agglomerate(p_size, array_agg(w order by i, j), array_agg(array[least(0, w + 10)] order by i, j), 5, 1)
          from (select i, j, case when i = j then 0 else coalesce((p_pairs ->> (least(i, j) || '-' || greatest(i, j)))::float8, p_other) end as w
                  from generate_series(1, p_size) i, generate_series(1, p_size) j) p);

select is(pg_temp.contract('matching.agglomerate'), 'immutable returns integer[]', 'contract');
select is(pg_temp.callers('matching.agglomerate'), array[]::text[], 'only functions of MDS call it');

select is(pg_temp.falls(size, pairs::jsonb, other), expected, description)
  from (values
    (1, '{}',                                     -9, array[1],          'one record is a cluster'),
    (2, '{"1-2": 5}',                             -9, array[1, 1],       'a pair at the threshold joins'),
    (2, '{"1-2": 4.99}',                          -9, array[1, 2],       'a pair below does not'),
    (3, '{"1-2": 9, "2-3": 9}',                   -9, array[1, 1, 1],    'a chain joins when its ends do not contradict'),
    (3, '{"1-2": 9, "2-3": 8, "1-3": -30}',       -9, array[1, 1, 3],    'when they do, the weaker link is given up'),
    (3, '{"1-2": 8, "2-3": 8, "1-3": -30}',       -9, array[1, 2, 3],    'of two equal links that exclude each other neither stays'),
    (3, '{"1-2": 8, "1-3": 8, "2-3": "-infinity"}', -9, array[1, 2, 3],  'nor where a veto parts the others'),
    (3, '{"1-2": 8, "2-3": 8}',                   -9, array[1, 1, 1],    'equal links that do not exclude each other do'),
    (3, '{"1-2": "infinity", "1-3": "infinity", "2-3": -30}', -9, array[1, 1, 1], 'and what a person said does'),
    (4, '{"1-2": -30, "1-3": 8, "1-4": 8, "2-3": 8, "2-4": 8, "3-4": 8}', -9, array[1, 2, 3, 3], 'two who could be either of two people are one, and neither of the two'),
    (4, '{"1-2": -30, "1-3": 8, "1-4": 9, "2-3": 8, "2-4": 8, "3-4": 8}', -9, array[1, 2, 3, 1], 'one says which, the other does not'),
    (3, '{"1-2": 9, "2-3": 20, "1-3": "-infinity"}', -9, array[1, 2, 2], 'a vetoed pair never shares a cluster, the stronger link decides'),
    (3, '{"1-2": "infinity", "2-3": "infinity", "1-3": "-infinity"}', -9, array[1, 1, 3], 'not even by two pairs that must be together'),
    (2, '{"1-2": "infinity"}',                    -9, array[1, 1],       'a pair that must be together is'),
    (3, '{"1-2": "infinity", "2-3": 9, "1-3": -30}', -9, array[1, 1, 1],  'who joins one of those whom a person has joined joins them all'),
    (6, '{"1-2": 9, "1-3": 9, "2-3": 9, "4-5": 9, "4-6": 9, "5-6": 9, "3-4": 7}', -30, array[1, 1, 1, 4, 4, 4],
        'one thin edge does not join two groups whose other members contradict it'),
    (6, '{"1-2": 9, "1-3": 9, "2-3": 9, "4-5": 9, "4-6": 9, "5-6": 9, "3-4": 40}', -9, array[1, 1, 1, 1, 1, 1], 'a strong one does'),
    (4, '{"1-2": 6, "3-4": 7, "2-3": 8}',         -9, array[1, 1, 1, 1], 'what is known of nobody else is no contradiction'),
    (4, '{"1-2": 20, "3-4": 20, "2-3": 9}',      -14, array[1, 1, 3, 3], 'what each of a group has against the other adds up'),
    (4, '{"1-2": 20, "3-4": 20, "2-3": 15}',     -14, array[1, 1, 1, 1], 'and is weighed against the strongest link')
  ) as cases (size, pairs, other, expected, description);

-- What contradicts the strongest pair itself: -8 of a weight of 7, say.
create function pg_temp.falls(p_weight float8, p_against float8, p_third float8, p_doubt float8) returns integer[]
language sql
return matching.agglomerate(3, array[0, p_weight, p_third, p_weight, 0, 8, p_third, 8, 0], array[[0], [p_against], [-3], [p_against], [0], [0], [-3], [0], [0]], 5, p_doubt);
select is(pg_temp.falls(7, -8, -9, 1), array[1, 2, 2], 'counted twice, it parts a pair whose weight is enough');
select is(pg_temp.falls(7, -8, -9, 0), array[1, 1, 1], 'counted once, only what the other records say contradicts it');
select is(matching.agglomerate(2, array[0, 7, 7, 0], array[[0], [-8], [-8], [0]], 5, 0), array[1, 1], 'counted once, its weight decides');
select is(matching.agglomerate(2, array[0, 7, 7, 0], array[[0], [-8], [-8], [0]], 5, 0.25), array[1, 1], 'a quarter of it leaves exactly what joins');

-- 1 and 2 are two people, 3 could be either, and 4 as well; of two comparisons, one tells them apart.
create function pg_temp.either(p_both float8, p_between float8[], p_third float8[], p_doubt float8) returns integer[]
language sql
return (select matching.agglomerate(4, array_agg(case when i = j then 0 when least(i, j) < 3 and greatest(i, j) = 2 then -9 when i + j = 7 then 30 when 1 in (i, j) then p_both + 1 else p_both end order by i, j),
                                    array_agg(case when i <> j and greatest(i, j) = 2 then p_between else p_third end order by i, j), 5, p_doubt)
          from generate_series(1, 4) i, generate_series(1, 4) j);
select is(pg_temp.either(9, array[-5, 0], array[null, 0]::float8[], 0), array[1, 2, 1, 1], 'who says nothing takes nothing off what others have against each other');
select is(pg_temp.either(10, array[-5, 0], array[null, 0]::float8[], 0), array[1, 1, 1, 1], 'up to what the link weighs');
select is(pg_temp.either(10, array[-5, 0], array[null, 0]::float8[], 0.2), array[1, 2, 1, 1], 'a fifth of a third of it counts once more');
select is(pg_temp.either(10, array[-5, 0], array[0, 0]::float8[], 1), array[1, 1, 1, 1], 'whom nobody contradicts, and who could have, does');
select is(matching.agglomerate(2, array[0, 7, 7, 0], array[array[null], array[null], array[null], array[null]]::float8[], 5, 1), array[1, 1], 'where nobody says anything nothing contradicts');

-- A veto excludes as well as a contradiction does, also where nothing else contradicts.
select is(matching.agglomerate(3, array[0, p.a, p.b, p.a, 0, '-infinity', p.b, '-infinity', 0], array_fill(null::float8, array[9, 1]), 5, 1), p.expected, p.description)
  from (values
    (8::float8, 8::float8, array[1, 2, 3], 'who could be either of two people whom a veto alone parts joins neither'),
    (8,         9,         array[1, 2, 1], 'the stronger link decides'),
    ('infinity', 8,        array[1, 1, 3], 'and what a person said')
  ) as p (a, b, expected, description);

-- The rule as it is written, with nothing remembered: every step looks at all pairs of groups.
create function pg_temp.plainly(p_size integer, p_weights float8[], p_against float8[], p_join_weight float8, p_doubt float8) returns integer[]
language plpgsql immutable as $$
declare
    v_group integer[] := array(select generate_series(1, p_size));
    v_telling jsonb := (select jsonb_object_agg(i || ':' || c, case when exists (select from generate_series(1, p_size) j where j <> i and p_against[(i - 1) * p_size + j][c] is not null)
                                                                    then 1 else 0 end) from generate_series(1, p_size) i, generate_series(1, array_length(p_against, 2)) c);
    v_pairs jsonb := '{}';      -- of two groups a < b: weight, by comparison what contradicts, that of the strongest pair
    v_best record;
    v_x jsonb;
    v_y jsonb;
begin
    for i in 1 .. p_size loop
        for j in i + 1 .. p_size loop
            v_x := to_jsonb(array(select coalesce(p_against[(i - 1) * p_size + j][c], 0) from generate_series(1, array_length(p_against, 2)) c order by c));
            v_pairs := jsonb_set(v_pairs, array[i || ':' || j], jsonb_build_object('weight', p_weights[(i - 1) * p_size + j]::text, 'sum', v_x, 'own', v_x));
        end loop;
    end loop;
    loop
        select p.a, p.b, p.link into v_best
          from (select split_part(key, ':', 1)::integer as a, split_part(key, ':', 2)::integer as b, (value ->> 'weight')::float8 as weight,
                       (value ->> 'weight')::float8
                       + (select sum(m.mean - m.own + p_doubt * (m.mean + 2 * m.own) / 3)
                            from (select (value -> 'sum' ->> c - 1)::float8 / greatest(1, (v_telling ->> (split_part(key, ':', 1) || ':' || c))::integer, (v_telling ->> (split_part(key, ':', 2) || ':' || c))::integer) as mean,
                                         (value -> 'own' ->> c - 1)::float8 as own
                                    from generate_series(1, array_length(p_against, 2)) c) m) as link
                  from jsonb_each(v_pairs)) p
         where p.weight >= p_join_weight and p.link >= p_join_weight
         order by p.link desc, p.a, p.b limit 1;
        exit when v_best is null;
        for k in 1 .. p_size loop
            v_x := v_pairs -> (least(v_best.a, k) || ':' || greatest(v_best.a, k));
            v_y := v_pairs -> (least(v_best.b, k) || ':' || greatest(v_best.b, k));
            v_pairs := v_pairs - (least(v_best.b, k) || ':' || greatest(v_best.b, k));
            continue when k in (v_best.a, v_best.b) or v_x is null or v_y is null;
            v_pairs := jsonb_set(v_pairs, array[least(v_best.a, k) || ':' || greatest(v_best.a, k)], jsonb_build_object(
                'weight', case when '-infinity' in (v_x ->> 'weight', v_y ->> 'weight') or '-Infinity' in (v_x ->> 'weight', v_y ->> 'weight') then '-Infinity'
                               else greatest((v_x ->> 'weight')::float8, (v_y ->> 'weight')::float8)::text end,
                'sum', (select jsonb_agg((x::float8) + (y::float8) order by n) from rows from (jsonb_array_elements_text(v_x -> 'sum'), jsonb_array_elements_text(v_y -> 'sum')) with ordinality as t (x, y, n)),
                'own', case when (v_x ->> 'weight')::float8 > (v_y ->> 'weight')::float8 then v_x -> 'own' else v_y -> 'own' end));
        end loop;
        for c in 1 .. array_length(p_against, 2) loop
            v_telling := jsonb_set(v_telling, array[v_best.a || ':' || c], to_jsonb((v_telling ->> (v_best.a || ':' || c))::integer + (v_telling ->> (v_best.b || ':' || c))::integer));
        end loop;
        v_group := array(select case when g = v_best.b then v_best.a else g end from unnest(v_group) with ordinality as u (g, n) order by n);
    end loop;
    return v_group;
end;
$$;
-- Records that have little in common, much, and a veto here and there; no two links are equal.
create temp table random_case as
select g as id, g % 11 + 2 as size, case g % 3 when 0 then 1.0 when 1 then 0 else 0.4 end as doubt, m.weights, m.against
  from generate_series(1, 150) g,
       lateral (select array_agg(c.weight order by c.i, c.j) as weights, array_agg(c.against order by c.i, c.j) as against
                  from (select i, j, case when i = j then 0 when x.c < 0.03 then '-infinity' else x.a * 30 - 17 end::float8 as weight,
                               array[case when x.b < 0.4 then null when x.b < 0.6 then 0 else -8 * x.b end, case when x.c < 0.5 then -5 * x.a else null end, -2 * x.c]::float8[] as against
                          from generate_series(1, g % 11 + 2) i, generate_series(1, g % 11 + 2) j,
                               lateral (select md5(g || '|' || least(i, j) || '|' || greatest(i, j)) as h) k,
                               lateral (select ('x' || substr(h, 1, 8))::bit(32)::bigint / 4294967296.0 as a, ('x' || substr(h, 9, 8))::bit(32)::bigint / 4294967296.0 as b,
                                               ('x' || substr(h, 17, 8))::bit(32)::bigint / 4294967296.0 as c) x) c) m;
select ok(count(*) filter (where joins between 1 and size - 2) > 60, 'given groups that fall into several clusters')
  from (select size, size - (select count(distinct g) from unnest(matching.agglomerate(size, weights, against, 3, doubt)) g) as joins from random_case) c;
select is_empty($$ select id, size from random_case where matching.agglomerate(size, weights, against, 3, doubt) <> pg_temp.plainly(size, weights, against, 3, doubt) $$,
                'what is remembered from step to step changes nothing');

select finish();
rollback;
