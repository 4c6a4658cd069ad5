-- matching.blocking_rules: how a model finds candidates.
begin;
\ir ../fixtures.sql
select plan(8);

select columns_are('matching', 'blocking_rules',
    array['model_id', 'ordinal', 'name', 'expression', 'cap', 'description']);
select is(pg_temp.readers('matching.blocking_rules'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('matching.blocking_rules'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'matching.blocking_rules'::regclass;

select throws_ok($$ insert into matching.blocking_rules (model_id, ordinal, name, expression, description) values ((select id from matching.models where name = 'default'), 31, 'x', 'f.emails', 'x') $$, '23514', null, 'found_by has a bit for 31 rules');
select throws_ok($$ insert into matching.blocking_rules (model_id, ordinal, name, expression, description) values ((select id from matching.models where name = 'default'), 30, 'email', 'f.emails', 'x') $$, '23505', null, 'a name is given once');
select throws_ok($$ insert into matching.blocking_rules (model_id, ordinal, name, expression, description) values ((select id from matching.models where name = 'default'), 0, 'x', 'f.emails', 'x') $$, '23505', null, 'a bit is taken once');
select throws_ok($$ insert into matching.blocking_rules (model_id, ordinal, name, expression, description) values (-1, 30, 'x', 'f.emails', 'x') $$, '23503', null, 'it belongs to a model');

select finish();
rollback;
