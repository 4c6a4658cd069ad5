-- matching.stop_keys: keys too common to mean anything, by model.
begin;
\ir ../fixtures.sql
select plan(7);

select columns_are('matching', 'stop_keys',
    array['model_id', 'key', 'identity_count', 'reason']);
select is(pg_temp.readers('matching.stop_keys'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('matching.stop_keys'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'matching.stop_keys'::regclass;

select col_is_pk('matching', 'stop_keys', array['model_id', 'key'], 'a key is stopped once in a model');
select throws_ok($$ insert into matching.stop_keys values (-1, 7, 1, 'x') $$, '23503', null, 'it belongs to a model');
select throws_ok($$ insert into matching.stop_keys values ((select id from matching.models where name = 'default'), 7, 1, null) $$, '23502', null, 'nothing is left out without a reason');

select finish();
rollback;
