-- matching.models: Fellegi-Sunter models; exactly one is active.
begin;
\ir ../fixtures.sql
select plan(12);

select columns_are('matching', 'models',
    array['id', 'name', 'state', 'prior_weight', 'household_weight', 'background_weight', 'join_weight', 'review_weight', 'candidate_cap', 'record_count', 'origin',
        'description', 'created_at', 'activated_at']);
select is(pg_temp.readers('matching.models'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('matching.models'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'matching.models'::regclass;

select results_eq('select name, origin from matching.models where state = ''active''', $$ values ('default', 'shipped') $$, 'the shipped model is active');
select lives_ok($$ insert into matching.models (name, prior_weight, join_weight, review_weight, origin, description) values ('mine', -10, 5, 0, 'edited', 'x') $$,
    'there may be drafts beside it');

select throws_ok($$ update matching.models set state = 'active' where name = 'mine' $$, '23505', null, 'two models cannot be active');
select throws_ok($$ update matching.models set join_weight = -1 where name = 'mine' $$, '23514', null, 'what joins is at or above what goes to review');
select throws_ok($$ update matching.models set background_weight = 0 where name = 'mine' $$, '23514', null, 'not all strangers are of one background');
select throws_ok($$ update matching.models set candidate_cap = 1 where name = 'mine' $$, '23514', null, 'a cap below a pair finds nothing');
select throws_ok($$ update matching.models set origin = 'found' where name = 'mine' $$, '23514', null, 'an origin is one of four');
select throws_ok($$ update matching.models set name = 'default' where name = 'mine' $$, '23505', null, 'a name is given once');

select finish();
rollback;
