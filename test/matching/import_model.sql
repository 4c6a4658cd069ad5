-- matching.import_model: a draft from a document, without loss.
begin;
\ir ../fixtures.sql
select plan(14);

select is(pg_temp.contract('matching.import_model'), 'volatile definer returns integer', 'contract');
select is(pg_temp.callers('matching.import_model'), array['mds_operator'], 'who may call it');

-- A model with something in every section, and numbers that do not end.
select matching.copy_model(matching.active_model_id(), 'mine') as mine \gset
insert into matching.stop_keys values (:mine, -9223372036854775808, 9, 'x');
insert into matching.term_frequencies values (:mine, 'given', 'ann', 1::float8 / 3);
update matching.comparison_levels set m = 1::float8 / 7 where model_id = :mine and level = 1;
select matching.export_model(:mine) as document \gset

set local session authorization test_operator;
select matching.import_model(:'document'::jsonb, 'theirs') as theirs \gset
reset session authorization;
select is(matching.export_model(:theirs) #- '{model,name}', :'document'::jsonb #- '{model,name}', 'what goes out comes in');
select is((select count(*) from matching.comparison_levels where model_id = :theirs and m = 1::float8 / 7),
          (select count(*) from matching.comparison_levels where model_id = :mine and level = 1), 'to the last bit');
select is((select state::text from matching.models where id = :theirs), 'draft', 'it decides nothing yet');
select matching.import_model(matching.export_model(matching.active_model_id()), 'shipped elsewhere') as shipped \gset
select is((select origin from matching.models where id = :shipped), 'imported', 'nobody here trained or shipped it');

select throws_ok(format('select matching.import_model(%L::jsonb, %L)', document, name), code, null, description)
  from (values (:'document'::jsonb, 'mine', 'MDNAM', 'a name is given once'),
               (null, 'x', 'MDDOC', 'nothing is no document'),
               ('{"format": "splink"}', 'x', 'MDDOC', 'nor is another format'),
               (jsonb_set(:'document', '{model,hysteresis}', '3'), 'x', 'MDDOC', 'what a later release says is not dropped'),
               (jsonb_set(:'document', '{comparisons,0,is_fuzzy}', 'true'), 'x', 'MDDOC', 'nor in a row'),
               (jsonb_set(:'document', '{comparison_levels,0,m}', '2'), 'x', 'MDDOC', 'a probability is one'),
               (jsonb_set(:'document', '{comparison_levels,0,condition}', '"pg_sleep(1) is null"'), 'x', 'MDMDL', 'a condition compares'),
               (:'document'::jsonb - 'blocking_rules', 'x', 'MDMDL', 'half a model is none')) as c (document, name, code, description);

select finish();
rollback;
