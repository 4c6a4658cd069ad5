-- matching.apart: how much oftener strangers of different backgrounds are at a level.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('matching.apart'), 'immutable returns double precision', 'contract');
select is(pg_temp.callers('matching.apart'), array[]::text[], 'only functions of MDS call it');

select is(matching.apart(-2, 0.1, 0.1), 0::float8, 'as often, where a background makes no difference');
select is(round(power(2, matching.apart(-2, 0.1, 0.2))::numeric, 9), round(2 / 3.0, 9), 'less often by what those of one background are oftener: 0.1 is 3/4 s + 1/4 of 0.2');
select cmp_ok(matching.apart(-2, 0.1, 0.05), '>', 0::float8, 'oftener where those are less often');
select is(matching.apart(-2, 0.1, 0.9), -20::float8, 'never is not possible');
select is(array[matching.apart(null, 0.1, 0.2), matching.apart(-2, 0.1, null)], array[0, 0]::float8[], 'nothing where a model does not tell backgrounds apart');

select finish();
rollback;
