-- matching.edit_model: changes a draft.
begin;
\ir ../fixtures.sql
select plan(26);

select is(pg_temp.contract('matching.edit_model'), 'volatile definer returns void', 'contract');
select is(pg_temp.callers('matching.edit_model'), array['mds_operator'], 'who may call it');
select matching.copy_model(matching.active_model_id(), 'mine') as mine \gset
select matching.export_model(:mine) as before \gset

set local session authorization test_operator;
select matching.edit_model(:mine, '{
    "join_weight": 7, "candidate_cap": 50,
    "comparisons": [{"name": "mrn", "ordinal": 17, "null_condition": "l.attributes ->> ''mrn'' is null or r.attributes ->> ''mrn'' is null", "is_stable": true, "is_shared": false, "description": "x"},
                    {"name": "country", "remove": true}, {"name": "employer", "ordinal": 14}, {"name": "mrn", "ordinal": 13}],
    "comparison_levels": [{"comparison_name": "email", "level": 4, "u": 1e-9},
                          {"comparison_name": "mrn", "level": 1, "label": "same", "condition": "l.attributes ->> ''mrn'' = r.attributes ->> ''mrn''", "m": 0.9, "u": 1e-5, "rarity": null},
                          {"comparison_name": "mrn", "level": 0, "label": "other", "condition": null, "m": 0.1, "u": 0.99999, "rarity": null}],
    "blocking_rules": [{"name": "phonetic_city", "remove": true}],
    "stop_keys": [{"key": 17, "reason": "x"}]}'::jsonb #- '{comparisons,3}' #- '{comparisons,2}' #- '{comparisons,1}') \g /dev/null
reset session authorization;
select matching.export_model(:mine) as after \gset
select is(array[join_weight, review_weight, candidate_cap], array[7, 0, 50]::float8[], 'settings that are given change, others stay') from matching.models where id = :mine;
select is((select array[m, u] from matching.comparison_levels where model_id = :mine and comparison_name = 'email' and level = 4), array[0.55, 1e-9]::float8[], 'so do the columns of a row');
select is((select count(*) from matching.comparisons where model_id = :mine), 17::bigint, 'a new row is added');
select is((select count(*) from matching.blocking_rules where model_id = :mine and name = 'phonetic_city'), 0::bigint, 'one is taken out');
select is((select count(*) from matching.stop_keys where model_id = :mine), 1::bigint, 'a stop key is added');
select is(:'after'::jsonb -> 'definite_rules', :'before'::jsonb -> 'definite_rules', 'what is not mentioned stays');

select throws_ok(format('select matching.edit_model(%s, %L)', :mine, changes), code, null, description)
  from (values ('{"hysteresis": 3}', 'MDDOC', 'what a model does not have'), ('{"join_weight": -99}', 'MDDOC', 'a threshold below the other'),
               ('{"name": "default"}', 'MDNAM', 'a name that is taken'), ('{"blocking_rules": [{"name": "x"}]}', 'MDDOC', 'a row without its columns'),
               ('{"blocking_rules": [{"name": "email", "expression": "array[version()]"}]}', 'MDMDL', 'an expression that does more'),
               (null, 'MDDOC', 'nothing'), ('[1]', 'MDDOC', 'a list'), ('{"comparisons": 5}', 'MDDOC', 'rows that are none'), ('{"comparisons": [5]}', 'MDDOC', 'or one that is none'),
               ('{"comparison_levels": [{"comparison_name": "email", "level": 4, "uu": 1e-7}]}', 'MDDOC', 'a column that a row does not have'),
               ('{"blocking_rules": [{"name": "email", "model_id": 1, "cap": 9}]}', 'MDDOC', 'a row of another model'),
               ('{"stop_keys": [{"key": 17, "remove": "perhaps"}]}', 'MDDOC', 'perhaps'),
               ('{"prior_weight": "NaN"}', 'MDDOC', 'a prior that is no number'), ('{"join_weight": "infinity"}', 'MDDOC', 'a threshold without end'),
               ('{"household_weight": "-infinity"}', 'MDDOC', 'nor a household without'), ('{"name": " "}', 'MDDOC', 'a blank name'),
               ('{"comparison_levels": [{"comparison_name": "email", "level": 19, "label": "x", "condition": "true", "m": 0.1, "u": 0.1}]}', 'MDDOC', 'more levels than training has places for')) as c (changes, code, description);
select throws_ok('select matching.edit_model(matching.active_model_id(), ''{"join_weight": 7}'')', 'MDIMM', null, 'a model that has been active');

select finish();
rollback;
