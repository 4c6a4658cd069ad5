-- mds.find_user: the canonical user of a record.
begin;
\ir ../fixtures.sql
select plan(11);

select is(pg_temp.contract('mds.find_user'), 'stable definer returns uuid', 'contract');
select is(pg_temp.callers('mds.find_user'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it');

select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley"}')).canonical_user_id as ann \gset
set local session authorization test_crm;
select is(mds.find_user('crm', '1'), :'ann', 'a record has a user');
select is(mds.find_user('crm', 'unheard of'), null, 'an unknown record has none');
select throws_ok($$ select mds.find_user('billing', '1') $$, 'MDFOR', null, 'a service asks for its own systems');
select throws_ok($$ select mds.find_user('crm', null) $$, 'MDPAY', null, 'for a record');
set local session authorization test_reader;
select is(mds.find_user('crm', '1'), :'ann', 'a reader for all');
select is(mds.find_user('unheard of', '1'), null, 'of an unknown system there is none');
select throws_ok($$ select mds.find_user('crm', null) $$, 'MDPAY', null, 'also for a record');
select throws_ok($$ select mds.find_user(null, '1') $$, 'MDPAY', null, 'of a system');
set local session authorization test_nobody;
select throws_ok($$ select mds.find_user('crm', '1') $$, '42501', null, 'who has no role asks nothing');
reset session authorization;

select finish();
rollback;
