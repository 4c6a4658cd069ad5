-- matching.definite_rules: rules that stand above the weight.
begin;
\ir ../fixtures.sql
select plan(7);

select columns_are('matching', 'definite_rules',
    array['model_id', 'ordinal', 'name', 'verdict', 'condition', 'description']);
select is(pg_temp.readers('matching.definite_rules'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('matching.definite_rules'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'matching.definite_rules'::regclass;

select throws_ok($$ insert into matching.definite_rules values ((select id from matching.models where name = 'default'), 9, 'x', 0, 'true', 'x') $$, '23514', null, 'a rule says one person or two');
select throws_ok($$ insert into matching.definite_rules values ((select id from matching.models where name = 'default'), 1, 'x', 1, 'true', 'x') $$, '23505', null, 'a place is taken once');
select throws_ok($$ insert into matching.definite_rules values (-1, 9, 'x', 1, 'true', 'x') $$, '23503', null, 'it belongs to a model');

select finish();
rollback;
