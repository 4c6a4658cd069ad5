-- mds.load_batch: takes in one batch of a load.
begin;
\ir ../fixtures.sql
select plan(18);

select is(pg_temp.contract('mds.load_batch'), 'volatile definer returns mds.load_counts', 'contract');
select is(pg_temp.callers('mds.load_batch'), array['mds_operator', 'mds_service'], 'who may call it');

set local session authorization test_crm;
select mds.start_load('a.csv', 'hash') as load_id \gset
select results_eq(format($q$ select * from mds.load_batch(%s, 1, 5, '[
        {"line": 2, "source_system": "crm", "source_record_id": "1", "payload": {"full_name": "Ann Oakley", "email": "ann@example.org"}},
        {"line": 3, "source_system": "shop", "source_record_id": "1", "payload": {"full_name": "Ann Oakley", "email": "ann@example.org"}},
        {"line": 4, "source_system": "billing", "source_record_id": "1", "payload": {"full_name": "Ann Oakley"}},
        {"line": 5, "source_system": "crm", "source_record_id": "2", "payload": {}}]') $q$, :load_id),
    $$ values (2::bigint, 2::bigint, 1::bigint, 1::bigint, 0::bigint, 0::bigint, 0::bigint) $$, 'counts what became of the records');
select results_eq('select last_line, rows_read, rows_loaded, rows_rejected from mds.loads', $$ values (5::bigint, 4::bigint, 2::bigint, 2::bigint) $$, 'and keeps them with the load');
select ok((select reltuples >= 2 from pg_class where oid = 'mds.source_identities'::regclass), 'tables that it has filled are analysed');
select is((select array_agg(line || ' ' || error_code order by line) from mds.rejected_records), array['4 MDFOR', '5 MDPAY'], 'what was rejected says where and why');
select results_eq(format($q$ select accepted, unchanged from mds.load_batch(%s, 6, 6, '[{"line": 6, "source_system": "crm", "source_record_id": "1", "payload": {"full_name": "Ann Oakley", "email": "ann@example.org"}}]') $q$, :load_id),
    $$ values (1::bigint, 1::bigint) $$, 'a replay is accepted, and unchanged');
select throws_ok(format('select mds.load_batch(%s, %s)', load_id, arguments), 'MDLOD', null, description)
  from (select :load_id::bigint) l (load_id),
       (values ('6, 7, ''[]''', 'lines are taken once'), ('8, 9, ''[]''', 'and none left out'), ('8, 7, ''[]''', 'forwards'), ('null, 7, ''[]''', 'from a first'), ('7, null, ''[]''', 'to a last'), ('7, 8, ''{}''', 'as an array'), ('7, 8, null', 'and not as nothing'),
               ('7, 8, ''[1]''', 'of objects'), ('7, 8, ''[{"line": "x"}]''', 'whose lines are numbers')) c (arguments, description);
select throws_ok($$ select mds.load_batch(-1, 1, 1, '[{"line": 1}]') $$, 'MDLOD', null, 'of a load that there is');
set local session authorization test_billing;
select throws_ok(format('select mds.load_batch(%s, 7, 8, ''[]'')', :load_id), 'MDFOR', null, 'by the login that began it');
reset session authorization;

select finish();
rollback;
