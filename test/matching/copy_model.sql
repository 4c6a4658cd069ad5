-- matching.copy_model: a draft from another model.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('matching.copy_model'), 'volatile definer returns integer', 'contract');
select is(pg_temp.callers('matching.copy_model'), array['mds_operator'], 'who may call it');
set local session authorization test_operator;
select matching.copy_model((select id from matching.models where state = 'active'), 'mine') as mine \gset
reset session authorization;
select is(matching.export_model(:mine) - 'model', matching.export_model(matching.active_model_id()) - 'model', 'the same rows');
select results_eq(format('select state::text, origin, prior_weight, join_weight, candidate_cap from matching.models where id = %s', :mine),
    'select ''draft'', ''edited'', prior_weight, join_weight, candidate_cap from matching.models where id = matching.active_model_id()', 'and settings, as a draft');
select matches((select description from matching.models where id = :mine), '^Copy of default', 'it says of what it is a copy');
select throws_ok('select matching.copy_model(-1, ''x'')', 'MDMOD', null, 'there must be one');
select throws_ok('select matching.copy_model(matching.active_model_id(), ''mine'')', 'MDNAM', null, 'a name is given once');
select throws_ok('select matching.copy_model(matching.active_model_id(), null)', 'MDDOC', null, 'and is needed');

select finish();
rollback;
