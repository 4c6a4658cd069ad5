-- mds.set_risk_rule: an operator sets what is high-risk.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.set_risk_rule'), 'volatile definer returns mds.risk_rules', 'contract');
select is(pg_temp.callers('mds.set_risk_rule'), array['mds_operator'], 'who may call it: nobody who merges');
set local session authorization test_operator;
select results_eq($$ select is_enabled, threshold, reason, updated_by from mds.set_risk_rule('record_count', true, 'small shop', 5) $$, $$ values (true, 5::float8, 'small shop', 'test_operator'::name) $$, 'a rule is set, by whom and why');
select results_eq($$ select is_enabled, threshold from mds.set_risk_rule('record_count', false, 'none') $$, $$ values (false, 5::float8) $$, 'what is left out stays');
select is((mds.set_risk_rule('government_id', null, 'x', 3)).threshold, null, 'a rule without a threshold has none');
select is((mds.set_risk_rule('government_id', null, 'x')).is_enabled, true, 'and stays as it is');
select throws_ok($$ select mds.set_risk_rule('luck', true, 'x') $$, 'MDRSK', null, 'there is no other');
select throws_ok($$ select mds.set_risk_rule('government_id', false, '') $$, 'MDPAY', null, 'a change has a reason');
select throws_ok($$ select mds.set_risk_rule('record_count', true, 'x', 'NaN') $$, 'MDPAY', null, 'and a threshold is a number');
reset session authorization;

select finish();
rollback;
