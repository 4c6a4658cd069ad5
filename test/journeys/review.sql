-- A pair between the thresholds: looked at, dismissed, and back only when what they agree on changes.
begin;
\ir ../fixtures.sql
select plan(15);

-- Whatever the shipped model weighs: no pair is heavy enough to join.
select pg_temp.decide_by('{"join_weight": 99, "review_weight": 0}') \g /dev/null
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "date_of_birth": "1980-02-29", "phone": "020 7946 0991"}'),
       mds.ingest('shop', '1', '{"full_name": "Anna Oakley", "date_of_birth": "1980-02-29", "phone": "020 7946 0991"}') \g /dev/null
set local session authorization test_steward;
select duplicate_id as case, evidence_hash as hash, cardinality(source_identity_ids) as records from mds.next_review() \gset
select is(:records, 2, 'the steward is given the case');
select ok((select count(*) > 3 from mds.why_records(pg_temp.identity_of('crm', '1'), pg_temp.identity_of('shop', '1'))), 'and sees why');

-- It changes underneath.
reset session authorization;
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "date_of_birth": "1980-02-29", "phone": "020 7946 0991", "preferences": {"news": true}}') \g /dev/null
set local session authorization test_steward;
select is((mds.decide_review(:case, 'distinct', 'sisters')).state, 'stale', 'what changed since it was shown is not decided on, without the caller naming it');
select is((mds.decide_review(:case, 'distinct', 'sisters', p_evidence_hash => :'hash')).state, 'stale', 'nor with');
select evidence_hash as hash from mds.next_review() \gset
select is((mds.decide_review(:case, 'distinct', 'sisters', p_evidence_hash => :'hash')).state, 'dismissed', 'looked at again, it is');

-- Dismissed.
reset session authorization;
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "date_of_birth": "1980-02-29", "phone": "020 7946 0991", "preferences": {"news": false}}') \g /dev/null
select is_empty('select * from mds.open_duplicates', 'news that are no evidence do not bring it back');
select mds.recompute() \g /dev/null
select is_empty('select * from mds.open_duplicates', 'nor does the night');
select pg_temp.decide_by('{"join_weight": 5}') \g /dev/null
select mds.recompute() \g /dev/null
select is(pg_temp.partition(), array['crm:1', 'shop:1'], 'a model that would join them does not');
select is_empty('select * from mds.open_duplicates', 'and does not ask again');

-- New evidence.
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "date_of_birth": "1980-02-29", "phone": "020 7946 0991", "email": "ann@example.org"}'),
       mds.ingest('shop', '1', '{"full_name": "Anna Oakley", "date_of_birth": "1980-02-29", "phone": "020 7946 0991", "email": "ann@example.org"}') \g /dev/null
select is((select reason from mds.open_duplicates), 'contradicted', 'evidence that has changed does');
select is(pg_temp.partition(), array['crm:1', 'shop:1'], 'but nobody joins them except a person');
set local session authorization test_steward;
select duplicate_id as case from mds.next_review() \gset
select is((mds.decide_review(:case, 'distinct', 'they share a mailbox')).state, 'dismissed', 'who may say no again');
reset session authorization;
select mds.recompute() \g /dev/null
select is_empty('select * from mds.open_duplicates', 'for good, as far as it goes');

-- A record that comes later is evidence of its own.
select mds.ingest('billing', '9', '{"full_name": "Anna Oakley", "date_of_birth": "1980-02-29", "phone": "020 7946 0991", "email": "ann@example.org"}') \g /dev/null
select is((select count(*) from mds.open_duplicates), 1::bigint, 'a new record that resembles both asks again');
set local session authorization test_steward;
select mds.clear_override((select max(id) from mds.overrides where withdrawn_at is null), 'one person after all') \g /dev/null
select mds.clear_override((select max(id) from mds.overrides where withdrawn_at is null), 'one person after all') \g /dev/null
select is(pg_temp.partition(), array['billing:9 crm:1 shop:1'], 'the verdicts taken back, the evidence decides');
reset session authorization;

select finish();
rollback;
