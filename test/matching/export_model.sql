-- matching.export_model: a model as a document.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('matching.export_model'), 'stable definer returns jsonb', 'contract');
select is(pg_temp.callers('matching.export_model'), array['mds_operator'], 'who may call it');
set local session authorization test_operator;
select matching.export_model((select id from matching.models where state = 'active')) as document \gset
reset session authorization;
select is(array(select jsonb_object_keys(:'document'::jsonb)),
    array['model', 'format', 'version', 'stop_keys', 'comparisons', 'blocking_rules', 'definite_rules', 'term_frequencies', 'comparison_levels'], 'all of it');
select is(:'document'::jsonb -> 'model' ?| array['id', 'state', 'created_at', 'activated_at'], false, 'but what belongs to this database');
select is(jsonb_array_length(:'document'::jsonb -> 'comparison_levels')::bigint,
    (select count(*) from matching.comparison_levels where model_id = matching.active_model_id()), 'every level');
select throws_ok('select matching.export_model(-1)', 'MDMOD', null, 'there must be one');

select finish();
rollback;
