-- matching.counter_weight: what a comparison that contradicts two groups takes off their link.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('matching.counter_weight'), 'immutable returns double precision', 'contract');
select is(pg_temp.callers('matching.counter_weight'), array[]::text[], 'only functions of MDS call it');

select is(matching.counter_weight(-6, -6, 0), 0::float8, 'what contradicts a pair that stands alone is in its weight');
select is(matching.counter_weight(-6, -6, 1), -6::float8, 'and counts once more where households are expected');
select is(matching.counter_weight(-6, -6, 0.25), -1.5::float8, 'as far as they are');
select is(matching.counter_weight(-6, 0, 0), -6::float8, 'what only others have against each other counts');
select is(matching.counter_weight(-6, 0, 1), -8::float8, 'and a third of it once more');
select is(matching.counter_weight(0, -6, 0), 6::float8, 'what only the strongest pair has against each other makes room');

select finish();
rollback;
