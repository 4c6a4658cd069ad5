-- mds.aggregated: all values as one.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.aggregated'), 'immutable returns jsonb', 'contract');
select is(pg_temp.callers('mds.aggregated'), array[]::text[], 'only functions of MDS call it');


select is(mds.aggregated(given), made, description)
  from (values (array['["b", "a"]', '"c"', '["a"]']::jsonb[], '["a", "b", "c"]'::jsonb, 'a set, sorted'), (array['1']::jsonb[], '[1]', 'of one'),
               (array['{"a": 1, "b": 1}', '{"a": 2, "c": 2}']::jsonb[], '{"a": 1, "b": 1, "c": 2}', 'objects key by key, the first before the next'),
               (array['{"a": 1}', '2']::jsonb[], '[2, {"a": 1}]', 'what is of two kinds is a set')) as c (given, made, description);

select finish();
rollback;
