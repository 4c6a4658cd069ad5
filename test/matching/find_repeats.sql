-- matching.find_repeats: who repeats others is compared with the five that are heard.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('matching.find_repeats'), 'stable returns setof matching.candidate_pair', 'contract');
select is(pg_temp.callers('matching.find_repeats'), array[]::text[], 'only functions of MDS call it');

select pg_temp.a_record(n, '{"full_name": "Gwen Guest", "email": "gwen@guest.example"}') from generate_series(1, 8) n \g /dev/null
select pg_temp.a_record(9, '{"full_name": "Gwen Guest"}') \g /dev/null
select matching.mark_repeats(array[1, 2, 3, 4, 5, 6, 7, 8]) \g /dev/null
select min(source_identity_id) filter (where is_repeat) as repeat, min(source_identity_id) filter (where not is_repeat) as heard from matching.features \gset
prepare expected (bigint, boolean) as
select least($1, f.source_identity_id), greatest($1, f.source_identity_id) from matching.features f where f.is_repeat = $2 and f.source_identity_id < 9;

select bag_eq('select left_id, right_id from matching.find_repeats(array[' || :repeat || '])', 'execute expected (' || :repeat || ', false)', 'a repeat with all five');
select bag_eq('select left_id, right_id from matching.find_repeats(array[' || :heard || '])', 'execute expected (' || :heard || ', true)', 'one of the five with all repeats');
select is((select count(*) from matching.find_repeats(array[1, 2, 3, 4, 5, 6, 7, 8, 9])), 15::bigint, 'each pair once');
select is_empty('select * from matching.find_repeats(array[9])', 'who repeats nobody has none');
select set_eq('select found_by from matching.find_repeats(array[1, 2, 3, 4, 5, 6, 7, 8])',
    $$ select bit_or(1 << k.rule) from matching.features f, matching.keys_of(f) k, matching.blocking_rules b
        where f.source_identity_id = 1 and b.ordinal = k.rule and b.model_id = matching.active_model_id() and b.name <> 'external_id' $$,
    'found by what all of them share, which their own keys are not');
select is((select count(*) from matching.find_repeats(array[:heard], 7)), (select count(*) from matching.features where is_repeat and source_identity_id in (7, 8)),
    'others only from a number on');
insert into matching.capped_keys (key, rule, identity_count)
select k.key, k.rule, 999 from matching.identity_keys k where k.source_identity_id = :heard;
select is_empty('select * from matching.find_repeats(array[1, 2, 3, 4, 5, 6, 7, 8])', 'keys that are too common find nobody');

select finish();
rollback;
