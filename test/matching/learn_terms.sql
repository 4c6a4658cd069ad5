-- matching.learn_terms: how common names and cities are.
begin;
\ir ../fixtures.sql
select plan(4);

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

select finish();
rollback;
