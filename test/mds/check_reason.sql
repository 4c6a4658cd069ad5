-- mds.check_reason: a decision has a reason.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.check_reason'), 'immutable returns void', 'contract');
select is(pg_temp.callers('mds.check_reason'), array[]::text[], 'only functions of MDS call it');
select lives_ok($$ select mds.check_reason('she called') $$, 'a reason says something');
select throws_ok($$ select mds.check_reason(null) $$, 'MDPAY', null, 'none is refused');
select throws_ok($$ select mds.check_reason(E' \t\n') $$, 'MDPAY', null, 'and blanks');

select finish();
rollback;
