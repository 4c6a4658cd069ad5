-- mds.user_identities: which record of which system is which person.
begin;
\ir ../fixtures.sql
select plan(6);

select columns_are('mds', 'user_identities', array['canonical_user_id', 'source_identity_id', 'source_system', 'source_record_id', 'match_method', 'match_score', 'match_weight', 'ingested_at', 'source_updated_at']);
select is(pg_temp.readers('mds.user_identities'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may read it');

set local session authorization test_feeds;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Oak Ltd", "preferences": {"colour": "red"}}')).canonical_user_id as ann,
       (pg_temp.says('billing', '2', '{"full_name": "Bertram Quux", "phone": "020 7946 0991"}')).canonical_user_id as bert \gset

set local session authorization test_crm;
select results_eq('select canonical_user_id, source_system from mds.user_identities', format($$ values (%L::uuid, 'crm') $$, :'ann'), 'a service sees the records of its systems');
set local session authorization test_reader;
select is((select count(*) from mds.user_identities), 2::bigint, 'a reader sees all');
reset session authorization;
select mds.retract('crm', '1', 'gone') \g /dev/null
set local session authorization test_reader;
select results_eq('select source_system from mds.user_identities', array['billing'], 'a retracted record is nobody''s');
set local session authorization test_nobody;
select throws_ok('select * from mds.user_identities', '42501', null, 'who has no role sees nothing');
reset session authorization;

select finish();
rollback;
