-- matching.opposition: what contradicts two groups, as matching.agglomerate reckons.
begin;
\ir ../fixtures.sql
select plan(12);

select is(pg_temp.contract('matching.opposition'), 'immutable returns double precision', 'contract');
select is(pg_temp.callers('matching.opposition'), array[]::text[], 'only functions of MDS call it');

select is(matching.opposition(null, 7, array[-8, null, 0], 1), -8::float8, 'a pair that stands alone: what contradicts it, once more');
select is(matching.opposition(null, 7, array[-8, null, 0], 0), 0::float8, 'where households are expected');
select is(matching.opposition(null, 7, null, 1), 0::float8, 'nothing where nothing is compared');

-- 1 and 2 are one, 3 and 4 are; 1 and 3 would bring them together. Of 2 and 3 nothing is known.
create function pg_temp.falls(p_join_weight float8, p_doubt float8, p_said float8 default 100) returns integer
language sql
return (select count(distinct g) from unnest(matching.agglomerate(4,
    array[0, p_said, 9, 0,  p_said, 0, 0, 0,  9, 0, 0, 100,  0, 0, 100, 0],
    '{{0}, {null}, {-4}, {-6},  {null}, {0}, {null}, {-2},  {-4}, {null}, {0}, {null},  {-6}, {-2}, {null}, {0}}', p_join_weight, p_doubt)) g);
select row(9, array[-4], 0, false, '{}', array[-2], array[-8], array[null], array[1], array[1], array[true], array[false])::matching.bridge as bridge \gset
select is(round(matching.opposition(:'bridge'::matching.bridge, 9, array[-4], 1)::numeric, 6), round(-2 - 14 / 3.0, 6), 'the mean of two who say something, what exceeds the pair''s own, and a third of it all once more');
select is(array[pg_temp.falls(9 - 2 - 14 / 3.0 - 1e-6, 1), pg_temp.falls(9 - 2 - 14 / 3.0 + 1e-6, 1)], array[1, 2], 'as much keeps the two groups apart');
select is(array[pg_temp.falls(9 - 2 - 1e-6, 0), pg_temp.falls(9 - 2 + 1e-6, 0)], array[1, 2], 'or without doubt');
select is(matching.opposition(:'bridge'::matching.bridge, 9, array[-4], 0), -2::float8, 'which is the same');
select is(matching.opposition(:'bridge'::matching.bridge, -1, array[-4], 0), -4::float8, 'where another pair is the strongest, its own counts');

-- A person says that 1 and 2 are one: beside 1 and 3 there are 2 and 3, which have nothing against each other; of 1 and 4, 2 and 4 the milder counts.
select row(9, array[-4], 0, false, '{}', array[-2], array[-2], array[0], array[0], array[1], array[true], array[false])::matching.bridge as bridge \gset
select is(matching.opposition(:'bridge'::matching.bridge, 9, array[-4], 0), 3::float8, 'what contradicts only one of two that a person says are one makes room');
select is(array[pg_temp.falls(9 - 1e-6, 0, 'infinity'), pg_temp.falls(9 + 1e-6, 0, 'infinity')], array[1, 2], 'up to what the pair weighs, which must be enough');

select finish();
rollback;
