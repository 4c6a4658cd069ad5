-- matching.keys_of_repeat: an identity that repeats others is found by its own key alone.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('matching.keys_of_repeat'), 'stable returns setof matching.identity_keys', 'contract');
select is(pg_temp.callers('matching.keys_of_repeat'), array[]::text[], 'only functions of MDS call it');

select pg_temp.a_record(1, '{"full_name": "Gwen Guest", "email": "gwen@guest.example", "external_ids": {"shop": "7"}}') \g /dev/null
select pg_temp.a_record(2, '{"full_name": "Gwen Guest"}') \g /dev/null
select results_eq('select k.key, k.source_identity_id, k.rule from matching.features f, matching.keys_of_repeat(f) k where f.source_identity_id = 1',
    $$ select normalise.hash64('external_id|crm:1'), 1::bigint, b.ordinal
         from matching.blocking_rules b where b.name = 'external_id' and b.model_id = matching.active_model_id() $$,
    'not by what it says, nor by the key that it names');
select is((select count(*) from matching.features f, matching.keys_of_repeat(f) where f.source_identity_id = 2), 1::bigint, 'also where it names none');
select matching.copy_model(matching.active_model_id(), 'stopping') as model \gset
insert into matching.stop_keys (model_id, key, identity_count, reason) values (:model, normalise.hash64('external_id|crm:1'), 9, 'a test');
select matching.activate_model(:model) \g /dev/null
select is_empty('select k.* from matching.features f, matching.keys_of_repeat(f) k where f.source_identity_id = 1', 'and by none that is stopped');

select finish();
rollback;
