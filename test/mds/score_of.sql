-- mds.score_of: probability in per cent of a match weight.
begin;
\ir ../fixtures.sql
select plan(10);

select is(pg_temp.contract('mds.score_of'), 'immutable returns numeric', 'contract');
select is(pg_temp.callers('mds.score_of'), array[]::text[], 'only functions of MDS call it');

select is(mds.score_of(weight), score, format('%s bits are %s per cent', weight, score))
  from (values (0::float8, 50.00), (1, 66.67), (-1, 33.33), (20, 100.00), (-20, 0.00), ('infinity', 100.00), ('-infinity', 0.00), (null, null)) as c (weight, score);

select finish();
rollback;
