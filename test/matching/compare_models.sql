-- matching.compare_models: how two models differ, and what that does to pairs.
begin;
\ir ../fixtures.sql
select plan(15);

select is(pg_temp.contract('matching.compare_models'), 'volatile definer returns jsonb', 'contract');
select is(pg_temp.callers('matching.compare_models'), array['mds_operator'], 'who may call it');

select pg_temp.says('crm', n::text, jsonb_build_object('full_name', 'Ann Oakley', 'email', 'ann@oakley.example')),
       pg_temp.says('shop', n::text, jsonb_build_object('full_name', 'Bo Elm', 'phone', '+44 20 7946 0018'))
  from generate_series(1, 2) n \g /dev/null
select matching.active_model_id() as shipped, matching.copy_model(matching.active_model_id(), 'mine') as mine \gset

set local session authorization test_operator;
select matching.compare_models(:shipped, :mine) as same \gset
select is(:'same'::jsonb - 'pairs', '{"a": "default", "b": "mine", "rows": {}, "levels": [], "settings": {}}', 'a copy does not differ');
select is(:'same'::jsonb #>> '{pairs,changed}', '0', 'and decides as the other');
select cmp_ok((:'same'::jsonb #>> '{pairs,compared}')::integer, '>', 0, 'on real candidates');

select matching.edit_model(:mine, '{"join_weight": 98, "review_weight": 1, "comparison_levels": [{"comparison_name": "email", "level": 4, "u": 1e-9}],
    "blocking_rules": [{"name": "phonetic_city", "remove": true}], "stop_keys": [{"key": 17, "reason": "x"}]}') \g /dev/null
select matching.compare_models(:shipped, :mine) as diff \gset
reset session authorization;
select is(:'diff'::jsonb -> 'settings', '{"join_weight": [2, 98], "review_weight": [0, 1]}', 'thresholds');
select is(:'diff'::jsonb #> '{levels,0,u}', '[0.0000004, 0.000000001]', 'm and u');
select is(jsonb_array_length(:'diff'::jsonb -> 'levels'), 1, 'of the levels that differ');
select is(:'diff'::jsonb #> '{rows,blocking_rules}', '{"names": ["phonetic_city"], "only_a": 1, "only_b": 0, "different": 0}', 'rules');
select is(:'diff'::jsonb #>> '{rows,stop_keys,only_b}', '1', 'stop keys');
select is(:'diff'::jsonb #>> '{pairs,changed}', :'diff'::jsonb #>> '{pairs,verdicts,join > review}', 'pairs that would not join any more');
select is((matching.active_model()).name, 'default', 'nothing is left behind');
select throws_ok(format('select matching.compare_models(%s, %1$s, -1)', :mine), 'MDPAY', null, 'no sample is smaller than none');
select throws_ok(format('select matching.compare_models(%s, %1$s, 10, null)', :mine), 'MDPAY', null, 'a sample is drawn under a seed');
select throws_ok(format('select matching.compare_models(%s, -1)', :mine), 'MDMOD', null, 'there must be two');

select finish();
rollback;
