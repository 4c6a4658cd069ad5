-- matching.agglomerate: records fall into clusters, strongest link first.
begin;
\ir ../fixtures.sql
select plan(26);

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
    (3, '{"1-2": 8, "2-3": 8, "1-3": -30}',       -9, array[1, 1, 3],    'of equal links the first by position stays'),
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

select finish();
rollback;
