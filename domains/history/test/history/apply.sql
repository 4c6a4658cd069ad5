-- history.apply: changes from the table topics become versions.
begin;
select plan(18);

select ok(prosecdef and not has_function_privilege('public', oid, 'execute') and has_function_privilege('mds_history_writer', oid, 'execute'), 'only writers call it')
  from pg_proc where oid = 'history.apply'::regproc;

create temp table changes (n serial, tab text, key jsonb, op text, lsn bigint, tx bigint, at timestamptz, content jsonb);
insert into changes (tab, key, op, lsn, tx, at, content) values
    ('mds.canonical_users', '{"id": "a"}', 'c', 100, 7, '2026-01-01', '{"id": "a", "status": "active", "legacy_ids": "{\"crm\": [\"1\"]}"}'),
    ('mds.canonical_users', '{"id": "a"}', 'u', 110, 8, '2026-01-02', '{"id": "a", "status": "merged", "legacy_ids": "__debezium_unavailable_value"}'),
    ('mds.canonical_users', '{"id": "b"}', 'c', 111, 8, '2026-01-02', '{"id": "b", "status": "active", "legacy_ids": "{}"}'),
    ('mds.canonical_users', '{"id": "a"}', 'd', 120, 9, '2026-01-03', null),
    ('mds.attribute_lineage', '{"id": 1}', 'c', 101, 7, '2026-01-01', '{"id": 1}');

create function pg_temp.apply(p_where text) returns bigint language plpgsql as $$
declare answer bigint;
begin
    execute 'select history.apply(array_agg(tab order by n), array_agg(key order by n), array_agg(op order by n), array_agg(lsn order by n), array_agg(tx order by n),
                    array_agg(at order by n), array_agg(content order by n)) from changes where ' || p_where into answer;
    return answer;
end; $$;
create function pg_temp.kept() returns setof text language sql as $$
select format('%s %s %s %s %s..%s %s', table_name, key ->> 'id', lsn, operation, valid_from::date, valid_to::date, content ->> 'legacy_ids')
  from history.versions order by table_name, key, lsn $$;

select is(pg_temp.apply('true'), 5::bigint, 'every change is a version');
create temp table once as select * from pg_temp.kept() as line;
select results_eq('select line from once', array['mds.attribute_lineage 1 101 create 2026-01-01.. ',
    'mds.canonical_users a 100 create 2026-01-01..2026-01-02 {"crm": ["1"]}', 'mds.canonical_users a 110 update 2026-01-02..2026-01-03 {"crm": ["1"]}',
    'mds.canonical_users a 120 delete 2026-01-03.. ', 'mds.canonical_users b 111 create 2026-01-02.. {}'],
    'with periods that meet; what an update did not touch is carried over');
select is(pg_temp.apply('true'), 0::bigint, 'messages may come twice');
select results_eq('select * from pg_temp.kept()', 'select line from once', 'and change nothing');

-- In any order, in batches or one by one. (The carried value needs its version before.)
update changes set content = content || '{"legacy_ids": "{\"crm\": [\"1\"]}"}' where lsn = 110;
create function pg_temp.shuffled(p_seed float) returns setof text language plpgsql as $$
declare one record;
begin
    delete from history.versions;
    perform setseed(p_seed);
    for one in select n from changes order by random() loop perform pg_temp.apply('n = ' || one.n); end loop;
    return query select * from pg_temp.kept();
end; $$;
select results_eq(format('select * from pg_temp.shuffled(%s)', seed), 'select line from once', 'order of arrival does not matter, seed ' || seed)
  from (values (0.1), (0.2), (0.3), (0.4)) s (seed);

-- Snapshots.
insert into changes (tab, key, op, lsn, tx, at, content) values ('mds.canonical_users', '{"id": "b"}', 'r', 200, null, '2026-02-01', '{"id": "b", "status": "active", "legacy_ids": "{}"}');
select is(pg_temp.apply('lsn = 200'), 0::bigint, 'a snapshot of what is known opens no version');
update changes set content = content || '{"status": "inactive"}' where lsn = 200;
select is(pg_temp.apply('lsn = 200'), 1::bigint, 'one that differs does');
insert into changes (tab, key, op, lsn, tx, at, content) values ('mds.canonical_users', '{"id": "b"}', 'u', 210, 11, '2026-01-15', '{"id": "b"}');
select is(pg_temp.apply('lsn = 210'), 1::bigint, 'a clock that went back');
select is(array[min(valid_from), max(valid_from)]::date[], array['2026-01-02', '2026-02-01']::date[], 'does not make periods overlap') from history.versions where key = '{"id": "b"}';

select throws_ok($$ select history.apply('{t}', '{}', '{c}', '{1}', '{1}', '{2026-01-01}', '{}') $$, 'MDPAY', null, 'arrays are index-aligned');
select throws_ok($$ select history.apply(array['t'], array['{"id": 1}']::jsonb[], array['x'], array[1], array[1], array[now()], array['{}']::jsonb[]) $$, 'MDPAY', null, 'operations are Debezium''s');
select throws_ok($$ select history.apply(array['t'], array['{"id": 1}']::jsonb[], array['d'], array[1], array[1], array[now()], array['{}']::jsonb[]) $$, 'MDPAY', null, 'a deletion has no content');
select throws_ok($$ select history.apply(array['t', 't'], array['{"id": 1}', '{"id": 2}']::jsonb[], array['c', 'c'], array[1, null], array[1, 1], array[now(), now()], array['{}', '{}']::jsonb[]) $$, 'MDPAY', null, 'an lsn is needed');
select is_empty($$ select from history.versions where table_name = 't' $$, 'one that cannot be used, and none is kept');

select finish();
rollback;
