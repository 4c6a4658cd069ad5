-- matching.learn_terms: how common names and cities are.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('matching.learn_terms'), 'volatile returns void', 'contract');
select is(pg_temp.callers('matching.learn_terms'), array[]::text[], 'only functions of MDS call it');

set local session authorization test_feeds;
select count(pg_temp.says('crm', n::text, jsonb_build_object('given_name', case when n < 4 then 'Ann' else 'Eve' || chr(64 + n) end, 'family_name', 'Oakley')))
  from generate_series(1, 8) n \g /dev/null
reset session authorization;
select matching.copy_model(matching.active_model_id(), 'mine') as mine \gset
select matching.learn_terms(:mine) \g /dev/null
select set_eq(format('select term, value, frequency from matching.term_frequencies where model_id = %s', :mine),
    $$ values ('given', 'ann', 0.375::float8), ('given', '', 0.125), ('family', 'oakley', 1), ('family', '', 0.125) $$,
    'shares of those who have one; what was seen once counts as one in all');
select matching.learn_terms(:mine) \g /dev/null
select is((select count(*) from matching.term_frequencies where model_id = :mine), 4::bigint, 'counting again replaces');

-- Seven who say the same are five.
delete from matching.features;
delete from matching.identity_keys;
select pg_temp.a_record(n, '{"full_name": "Gwen Guest"}') from generate_series(1, 7) n \g /dev/null
select pg_temp.a_record(n, jsonb_build_object('given_name', 'Hugh', 'family_name', 'Guest', 'employer', chr(60 + n) || ' Ltd')) from generate_series(11, 15) n \g /dev/null
select matching.mark_repeats(array(select source_identity_id from matching.features)) \g /dev/null
select matching.copy_model(matching.active_model_id(), 'guests') as guests \gset
select matching.learn_terms(:guests) \g /dev/null
select results_eq('select value, frequency from matching.term_frequencies where term = ''given'' and value <> '''' and model_id = ' || :guests || ' order by value',
    $$ values ('gwen', 0.5::float8), ('hugh', 0.5) $$, 'who says the same again and again makes no name common');

select finish();
rollback;
