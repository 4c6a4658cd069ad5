-- matching.add_rows: rows of a model, as documents have them.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('matching.add_rows'), 'volatile returns void', 'contract');
select is(pg_temp.callers('matching.add_rows'), array[]::text[], 'only functions of MDS add rows');

select matching.copy_model(matching.active_model_id(), 'mine') as mine, matching.active_model_id() as active \gset
select matching.add_rows(:mine, 'comparisons', '[{"name": "shoe", "ordinal": 91, "null_condition": "true", "description": "x"},
                                                 {"name": "boot", "ordinal": 92, "null_condition": "true", "description": "x", "is_stable": true}]'),
       matching.add_rows(:mine, 'stop_keys', '[{"key": 7, "identity_count": 9, "reason": "x", "model_id": -1}]'),
       matching.add_rows(:mine, 'blocking_rules', null) \g /dev/null
select results_eq(format('select name, is_stable, is_shared, is_regional from matching.comparisons where model_id = %s and ordinal > 90 order by ordinal', :mine),
                  $$ values ('shoe', false, false, false), ('boot', true, false, false) $$, 'what a comparison does not say that it is, it is not');
select results_eq(format('select key from matching.stop_keys where model_id = %s', :mine), 'values (7::bigint)', 'rows are of the model they are added to');
select is((select count(*) from matching.blocking_rules where model_id = :mine), (select count(*) from matching.blocking_rules where model_id = :active), 'null adds none');
select throws_ok(format($$ select matching.add_rows(%s, 'stop_keys', '[{"key": 8}]') $$, :mine), '23502', null, 'a row needs its columns');
select throws_ok(format($$ select matching.add_rows(%s, 'stop_keys', '{"key": 8}') $$, :mine), '22023', null, 'rows are an array');
select throws_ok(format($$ select matching.add_rows(%s, 'stop_keys', '[{"key": 8, "identity_count": 9, "reason": "x"}]') $$, :active), 'MDIMM', null, 'a model that has been active has no more rows');

select finish();
rollback;
