-- normalise.text_list: a scalar or an array as strings.
begin;
select plan(17);

select function_returns('normalise', 'text_list', array['jsonb'], 'text[]');
select volatility_is('normalise', 'text_list', array['jsonb'], 'immutable');

create temp view cases (raw, expected) as values
    ('"a"', '{a}'::text[]), ('""', '{""}'), ('1', '{1}'), ('1.50', '{1.50}'), ('true', '{true}'), ('null', '{}'), (null, '{}'),
    ('[]', '{}'), ('["a"]', '{a}'), ('[null]', '{}'), ('["b", "a"]', '{b,a}'), ('["a", "a"]', '{a,a}'), ('["a", null, 2]', '{a,2}'),
    ('["null"]', '{"null"}'), ('[["a", "b"], "c"]', '{"[\"a\", \"b\"]",c}');

select is(normalise.text_list(raw::jsonb), expected, format('%L holds %L', raw, expected)) from cases;

select finish();
rollback;
