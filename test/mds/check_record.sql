-- mds.check_record: why a record cannot be used: its id, its time or its payload.
begin;
\ir ../fixtures.sql
select plan(21);

select is(pg_temp.contract('mds.check_record'), 'stable returns text', 'contract');
select is(pg_temp.callers('mds.check_record'), array[]::text[], 'only functions of MDS call it');

select is(mds.check_record(id, at, '{"full_name": "Ann"}'), null, format('id %L, time %L', id, at))
  from (values ('1', null), ('a b', '2026-11-20T12:00:00Z'), (repeat('x', 255), '2026-11-20'), ('ключ', '20 Nov 2026 12:00+01'), ('17:4/x', '2026-11-20 12:00')) as c (id, at);
select isnt(mds.check_record(id, at, payload::jsonb), null, format('id %s, time %L, %s', to_json(left(id, 20)), at, payload))
  from (values (null, null, '{"full_name": "Ann"}'), ('', null, '{"full_name": "Ann"}'), (' ', null, '{"full_name": "Ann"}'), (E'\t', null, '{"full_name": "Ann"}'),
               (E'a\nb', null, '{"full_name": "Ann"}'), (repeat('x', 256), null, '{"full_name": "Ann"}'),
               ('1', '', '{"full_name": "Ann"}'), ('1', 'yesterday or so', '{"full_name": "Ann"}'), ('1', '2026-02-30', '{"full_name": "Ann"}'),
               ('1', '1700000000', '{"full_name": "Ann"}'), ('1', 'infinity', '{"full_name": "Ann"}'), ('1', '-infinity', '{"full_name": "Ann"}'), ('1', null, '{}'),
               ('1', '2026-11-20T25:00:00Z', '{"full_name": "Ann"}')) as c (id, at, payload);

select finish();
rollback;
