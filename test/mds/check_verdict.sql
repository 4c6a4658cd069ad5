-- mds.check_verdict: a verdict is one of three.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.check_verdict'), 'immutable returns void', 'contract');
select is(pg_temp.callers('mds.check_verdict'), array[]::text[], 'only functions of MDS call it');
select lives_ok($$ select mds.check_verdict(v) from unnest(array['merge', 'distinct', 'defer']) v $$, 'these');
select throws_ok($$ select mds.check_verdict('perhaps') $$, 'MDPAY', null, 'no other');
select throws_ok($$ select mds.check_verdict(null) $$, 'MDPAY', null, 'nor none');

select finish();
rollback;
