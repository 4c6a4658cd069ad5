-- mds.ingest_batch: takes in many records of one system at once.
begin;
\ir ../fixtures.sql
select plan(18);

create function pg_temp.batch(p_records text, p_is_dry boolean default false) returns text language sql
return (select string_agg(action, ' ') from mds.ingest_batch('crm', p_records::jsonb, p_is_dry));
select is(pg_temp.contract('mds.ingest_batch'), 'volatile definer returns setof mds.resolution', 'contract');
select is(pg_temp.callers('mds.ingest_batch'), array['mds_operator', 'mds_service'], 'who may call it');

set local session authorization test_crm;
select is(pg_temp.batch('[{"source_record_id": "1", "payload": {"full_name": "Ann Oakley", "email": "ann@example.org"}},
                          {"source_record_id": 2, "payload": {"full_name": "Ann Oakley", "email": "ann@example.org"}},
                          {"source_record_id": "3", "payload": {"full_name": "Bertram Quux"}}]'), 'created linked created', 'one answer per record, in their order; a number is an id');
select is(pg_temp.partition(), array['crm:1 crm:2', 'crm:3'], 'as single calls would have made it');
select is(pg_temp.batch('[{"source_record_id": "1", "payload": {"full_name": "Ann Oakley", "email": "ann@example.org"}}, {"source_record_id": "3", "payload": {"full_name": "Bertram Quux"}}]'),
    'unchanged unchanged', 'a replay');
select is(pg_temp.batch('[{"source_record_id": "9", "source_updated_at": "2026-02-01", "payload": {"full_name": "Nora New"}},
                          {"source_record_id": "9", "source_updated_at": "2026-01-01", "payload": {"full_name": "Olga Old"}},
                          {"source_record_id": "9", "source_updated_at": "2026-02-01", "payload": {"full_name": "Nora New"}}]'), 'created stale unchanged', 'one record several times');
select is(pg_temp.batch('[{"source_record_id": "8", "payload": {"full_name": "Tilda Twice"}}, {"source_record_id": "8", "payload": {"full_name": "Tilda Twicer"}},
                          {"source_record_id": "8", "payload": {"full_name": "Tilda Twice"}}]'), 'created unchanged unchanged', 'which makes its user once');
select is(pg_temp.batch('[]'), null, 'an empty batch is no error');
select is(pg_temp.batch('[{"source_record_id": "d", "payload": {"full_name": "Dora Dry"}}]', true) || pg_temp.batch('[{"source_record_id": "d", "payload": {"full_name": "Dora Dry"}}]', true),
    'createdcreated', 'a dry run writes nothing');

select is(pg_temp.batch('[1, null, [], "x", {}, {"payload": {"full_name": "No Id"}}, {"source_record_id": {"a": 1}, "payload": {"full_name": "Odd Id"}}, {"source_record_id": true, "payload": {"full_name": "Odd Id"}},
                          {"source_record_id": "p"}, {"source_record_id": "p", "payload": {}}, {"source_record_id": "t", "source_updated_at": "soon", "payload": {"full_name": "Odd Time"}},
                          {"source_record_id": "good", "payload": {"full_name": "Gustav Good"}}]'),
    rpad('', 11 * 9, 'rejected ') || 'created', 'what cannot be used is rejected, and the rest goes on');
select is((select count(*) from mds.rejected_records where error_code = 'MDPAY' and detail is not null), 11::bigint, 'kept, with code and reason');
select isnt(mds.find_user('crm', 'good'), null, 'the good one is in');
select throws_ok($$ select mds.ingest_batch('crm', '{"source_record_id": "1"}') $$, 'MDPAY', null, 'a batch is an array');
select throws_ok($$ select mds.ingest_batch('crm', null) $$, 'MDPAY', null, 'and not nothing');
select throws_ok($$ select mds.ingest_batch('crm', '[]', null) $$, 'MDPAY', null, 'null is neither dry nor wet');
select throws_ok($$ select mds.ingest_batch('billing', '[]') $$, 'MDFOR', null, 'another service''s system is not yours');

-- Times are read in the order in which their source writes dates, whatever the session's.
set local datestyle = 'ISO, MDY';
select count(*) from mds.ingest_batch('crm', '[{"source_record_id": "time 1", "source_updated_at": "01/02/2026", "payload": {"full_name": "Tim One"}},
                                               {"source_record_id": "time 2", "source_updated_at": "13/02/2026 10:00Z", "payload": {"full_name": "Tim Two"}}]') \g /dev/null
reset session authorization;
select results_eq($$ select source_updated_at::date::text from mds.source_identities where source_record_id like 'time %' order by source_record_id $$, array['2026-02-01', '2026-02-13'], 'a date of the source is the day it means');
set local session authorization test_crm;

-- Who was there first wins what two of them claim: the order of the batch, not of their ids.
select count(*) from mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', 'order ' || n, 'payload',
    jsonb_build_object('full_name', 'Ord' || chr(96 + n) || ' Nally' || chr(96 + n) || chr(96 + n), 'phone', '+4420794600' || 10 + n)) order by n) from generate_series(1, 20) n)) \g /dev/null
reset session authorization;
select is((select array_agg(i.source_record_id order by u.created_at, u.id) from mds.source_identities i join mds.canonical_users u on u.id = i.canonical_user_id where i.source_record_id like 'order %'),
          array(select 'order ' || n from generate_series(1, 20) n), 'users are made in the order of their records');

select finish();
rollback;
