-- matching.held_keys: all that an identity says, whether it makes keys of it or not.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('matching.held_keys'), 'stable returns setof bigint', 'contract');
select is(pg_temp.callers('matching.held_keys'), array[]::text[], 'only functions of MDS call it');

select pg_temp.a_record(n, '{"full_name": "Gwen Guest", "email": "gwen@guest.example"}') from generate_series(1, 7) n \g /dev/null
select bag_eq('select matching.held_keys(array[1])',
    'select key from matching.identity_keys where source_identity_id = 1 union all select description from matching.features where source_identity_id = 1',
    'its keys, and the hash of all that it says');
select matching.mark_repeats(array[1]) \g /dev/null
select matching.mark_repeats(array[1, 2, 3, 4, 5, 6, 7]) \g /dev/null
select set_eq($$ select matching.held_keys(array[(select min(source_identity_id) from matching.features where is_repeat)])
                 except select normalise.hash64('external_id|crm:' || (select min(source_identity_id) from matching.features where is_repeat)) $$,
              $$ select matching.held_keys(array[(select min(source_identity_id) from matching.features where not is_repeat)])
                 except select normalise.hash64('external_id|crm:' || (select min(source_identity_id) from matching.features where not is_repeat)) $$,
    'a repeat holds what those hold that it repeats');
update matching.features set description = null where source_identity_id = 1;
select bag_eq('select matching.held_keys(array[1])', 'select key from matching.identity_keys where source_identity_id = 1', 'nothing stands for a record that repeats nobody');
select is_empty('select matching.held_keys(array[99])', 'who is not there holds nothing');

select finish();
rollback;
