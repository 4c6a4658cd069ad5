-- mds.flattened: an object as one level.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.flattened'), 'immutable returns jsonb', 'contract');
select is(pg_temp.callers('mds.flattened'), array[]::text[], 'only functions of MDS call it');


select is(mds.flattened('p', deep), flat, description)
  from (values ('{}'::jsonb, '{}'::jsonb, 'nothing'), ('{"a": 1, "b": [1, 2]}', '{"p.a": 1, "p.b": [1, 2]}', 'arrays are leaves'),
               ('{"a": {"b": {"c": null}}, "d": {}}', '{"p.a.b.c": null, "p.d": {}}', 'so is nothing'),
               ('{"a.b": {"ü": 1}}', '{"p.\"a.b\".\"ü\"": 1}', 'keys that are no words are quoted')) as c (deep, flat, description);

select finish();
rollback;
