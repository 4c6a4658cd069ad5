-- mds.risk_rules: what makes a merge high-risk.
begin;
\ir ../fixtures.sql
select plan(5);

select columns_are('mds', 'risk_rules', array['name', 'is_enabled', 'threshold', 'description', 'reason', 'updated_by', 'updated_at']);
select is(pg_temp.readers('mds.risk_rules'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.risk_rules'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.risk_rules'::regclass;
select set_eq($$ select name from mds.risk_rules where is_enabled $$, array['government_id', 'definite_rule', 'record_count'], 'what counts as shipped');

select finish();
rollback;
