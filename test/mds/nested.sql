-- mds.nested: the way back of mds.flattened.
begin;
\ir ../fixtures.sql
select plan(12);

select is(pg_temp.contract('mds.nested'), 'immutable strict returns jsonb', 'contract');
select is(pg_temp.callers('mds.nested'), array[]::text[], 'only functions of MDS call it');


select is((select mds.nested(coalesce(jsonb_object_agg(substr(key, 3), value), '{}')) from jsonb_each(mds.flattened('p', deep))), deep, 'there and back: ' || deep::text)
  from unnest(array['{}', '{"a": 1}', '{"a": {"b": {"c": [1], "d": "x"}}, "e.f": {"g": true}}', '{"a\"b": {"c": 1}}', '{"": {"x": 1}}', '{"e.f": true}', '{"": 1}', '{"a b": "x\"y"}', '{"a\\b": 1}']::jsonb[]) deep;
select is(mds.nested('{"a": 1}'), '{"a": 1}', 'what has one level stays');

select finish();
rollback;
