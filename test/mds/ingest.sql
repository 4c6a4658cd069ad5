-- mds.ingest: takes in what a source system says of one person. Stories: test/journeys; sessions: test/concurrency.
begin;
\ir ../fixtures.sql
select plan(38);

select is(pg_temp.contract('mds.ingest'), 'volatile definer returns mds.resolution', 'contract');
select is(pg_temp.callers('mds.ingest'), array['mds_operator', 'mds_service'], 'who may call it');

set local session authorization test_crm;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "date_of_birth": "1980-02-29"}', '2026-03-01')).canonical_user_id as ann \gset
select results_eq($$ select action, match_method, match_score, potential_duplicate_ids, affected_user_ids from pg_temp.says('crm', '2', '{"full_name": "Bertram Quux"}') $$,
    $$ select 'created', null::text, null::numeric(5,2), '{}'::bigint[], array[pg_temp.user_of('crm', '2')] $$, 'a stranger is created');
select results_eq($$ select canonical_user_id, action, match_method, match_score > 95 from pg_temp.says('shop', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}') $$,
    format($$ values (%L::uuid, 'linked', 'probabilistic', true) $$, :'ann'), 'a likeness is linked');
select results_eq($$ select canonical_user_id, action, match_method from pg_temp.says('shop', '2', '{"employer": "Quux Ltd", "external_ids": {"crm": "2"}}') $$,
    $$ select pg_temp.user_of('crm', '2'), 'linked', 'deterministic' $$, 'a cross-reference too');
reset session authorization;
select pg_temp.decide_by('{"join_weight": 99}') \g /dev/null
set local session authorization test_crm;
select results_eq($$ select action, cardinality(potential_duplicate_ids) from pg_temp.says('shop', '3', '{"full_name": "Otto Quux", "phone": "020 7946 0991"}') $$,
    $$ values ('created', 0) $$, 'a stranger is a user without a review');
select results_eq($$ select action, cardinality(potential_duplicate_ids) from pg_temp.says('shop', '4', '{"full_name": "Otto Quux", "phone": "020 7946 0991"}') $$,
    $$ values ('queued', 1) $$, 'what is like another, and not enough, a user with one');
reset session authorization;
select pg_temp.decide_by('{"join_weight": 5}') \g /dev/null
set local session authorization test_crm;

select is((pg_temp.says(system, id, payload::jsonb, at::timestamptz)).action, action, description)
  from (values
    ('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "date_of_birth": "1980-02-29"}', '2026-03-01', 'unchanged', 'the same again is unchanged'),
    ('crm', '1', '{"date_of_birth": "1980-02-29", "email": "ann@example.org", "full_name": "Ann Oakley"}', '2026-03-01', 'unchanged', 'whatever the order of its keys'),
    ('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "date_of_birth": "1980-02-29"}', '2026-02-01', 'unchanged', 'also with an older time'),
    ('crm', '1', '{"full_name": "Nobody"}', '2026-02-01', 'stale', 'an older signal is stale'),
    ('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "phone": "020 7946 0123"}', '2026-04-01', 'unchanged', 'news of the same person change no membership'),
    ('crm', '1', '{"full_name": "Xaver Zimmermann", "email": "xz@example.net"}', '2026-05-01', 'split', 'who turns out to be another is split off')
  ) as c (system, id, payload, at, action, description);

-- A dry run.
create temp table before on commit drop as select * from pg_temp.contents();
select is((mds.ingest('crm', 'dry', '{"full_name": "Dora Dry"}', p_dry_run => true)).action, 'created', 'a dry run answers what would happen');
select results_eq('select * from pg_temp.contents()', 'select * from before', 'and writes nothing');

select throws_ok($$ select mds.ingest('crm', 'dry', '{"full_name": "Dora Dry"}', p_dry_run => null) $$, 'MDPAY', null, 'null is neither dry nor wet');

-- Idempotency keys.
select mds.ingest('crm', 'k', '{"full_name": "Kasimir Keyworth"}', p_idempotency_key => 'call 1') as first_answer \gset
select is(mds.ingest('crm', 'k', '{"full_name": "Kasimir Keyworth"}', p_idempotency_key => 'call 1')::text, :'first_answer', 'a call repeated under its key gets the first answer');
select throws_ok($$ select mds.ingest('crm', 'k', '{"full_name": "Karl Other"}', p_idempotency_key => 'call 1') $$, 'MDIDM', null, 'a key is not used for another payload');
select throws_ok($$ select mds.ingest('crm', 'other', '{"full_name": "Kasimir Keyworth"}', p_idempotency_key => 'call 1') $$, 'MDIDM', null, 'nor for another record');
select is((mds.ingest('shop', 'k', '{"full_name": "Kasimir Keyworth"}', p_idempotency_key => 'call 1')).action, 'queued', 'another system has its own keys');
select throws_ok(format('select mds.ingest(''crm'', ''k'', ''{"full_name": "Kasimir Keyworth"}'', p_idempotency_key => %L)', key), 'MDPAY', null, description)
  from (values ('', 'an empty key is none'), (repeat('x', 256), 'a key is at most 255 characters')) as c (key, description);
select is((mds.ingest('crm', 'dry', '{"full_name": "Dora Dry"}', p_idempotency_key => 'dry', p_dry_run => true)).action, 'created', 'a dry run may have a key');
select is((mds.ingest('crm', 'dry', '{"full_name": "Dora Wet"}', p_idempotency_key => 'dry')).action, 'created', 'and does not use it up');

-- Refusals.
select throws_ok(format('select mds.ingest(%L, %L, %L, %L)', system, id, payload, at), code, null, description)
  from (values
    ('billing', '1', '{"full_name": "Ann"}', null, 'MDFOR', 'a system of another service'),
    ('unheard of', '1', '{"full_name": "Ann"}', null, 'MDSRC', 'an unknown system'),
    (null, '1', '{"full_name": "Ann"}', null, 'MDPAY', 'no system'),
    ('crm', null, '{"full_name": "Ann"}', null, 'MDPAY', 'no id'),
    ('crm', '  ', '{"full_name": "Ann"}', null, 'MDPAY', 'a blank id'),
    ('crm', 'x', null, null, 'MDPAY', 'no payload'),
    ('crm', 'x', '{}', null, 'MDPAY', 'an empty payload'),
    ('crm', 'x', '{"full_name": 1, "emails": "a"}', null, 'MDPAY', 'a wrong type'),
    ('crm', 'x', '{"full_name": "Ann"}', 'infinity', 'MDPAY', 'a time that nothing can follow'),
    ('crm', 'x', '{"full_name": "\u0000"}', null, '22P05', 'a NUL is no JSON text of PostgreSQL'),
    ('crm', 'x', '{"full_name": ', null, '22P02', 'malformed JSON')) as c (system, id, payload, at, code, description);
set local session authorization test_steward;
select throws_ok($$ select mds.ingest('crm', 'x', '{"full_name": "Ann"}') $$, '42501', null, 'a steward does not send records');
set local session authorization test_nobody;
select throws_ok($$ select mds.ingest('crm', 'x', '{"full_name": "Ann"}') $$, '42501', null, 'nor does somebody without a role');
reset session authorization;

-- The time is the caller's, however the caller has times written.
set local datestyle = 'SQL, DMY';
set local timezone = 'Asia/Kolkata';
select mds.ingest('crm', 'times', '{"full_name": "Ishani Kolkata"}', '2026-05-01 12:00:00Z') \g /dev/null
set local timezone = 'Asia/Shanghai';
select mds.ingest('shop', 'times', '{"full_name": "Shan Hai"}', '1800-01-01 12:00:00Z') \g /dev/null
set local datestyle = 'ISO, MDY';
set local timezone = 'UTC';
select results_eq($$ select source_system, source_updated_at::text from mds.source_identities where source_record_id = 'times' order by 1 $$,
    $$ values ('crm', '2026-05-01 12:00:00+00'), ('shop', '1800-01-01 12:00:00+00') $$, 'a time is taken in any date style and zone');

select finish();
rollback;
