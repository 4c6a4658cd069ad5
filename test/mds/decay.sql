-- mds.decay: what is left of a trust at an age.
begin;
\ir ../fixtures.sql
select plan(14);

select is(pg_temp.contract('mds.decay'), 'immutable returns double precision', 'contract');
select is(pg_temp.callers('mds.decay'), array[]::text[], 'only functions of MDS call it');


select is(round(mds.decay(curve, age)::numeric, 4), left_of_it, format('%s at %s periods', curve, age))
  from (values ('linear', 0::float8, 1), ('linear', 0.25, 0.75), ('linear', 1, 0), ('linear', 7, 0), ('linear', -1, 1),
               ('half_life', 1, 0.5), ('half_life', 3, 0.125), ('slow_start', 0.5, 0.75), ('slow_start', 2, 0),
               ('fast_start', 0.5, 0.25), ('fast_start', 2, 0), ('unheard-of', 0.5, null)) as c (curve, age, left_of_it);

select finish();
rollback;
