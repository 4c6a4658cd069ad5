-- mds.merge_history: which user was folded into which.
begin;
\ir ../fixtures.sql
select plan(5);

select columns_are('mds', 'merge_history', array['id', 'kind', 'survivor_id', 'absorbed_id', 'match_method', 'match_weight', 'moved_identity_ids', 'merged_at', 'merged_by', 'undone_at', 'undone_by_id']);
select is(pg_temp.readers('mds.merge_history'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may read it');
select pg_temp.decide_by('{"join_weight": -5, "review_weight": -5}') \g /dev/null
set local session authorization test_crm;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley"}')).canonical_user_id as first, (pg_temp.says('crm', '2', '{"email": "ann@example.org"}')).canonical_user_id as second \gset
select pg_temp.says('shop', '3', '{"full_name": "Ann Oakley", "email": "ann@example.org", "external_ids": {"crm": "1"}}') \g /dev/null
select results_eq('select survivor_id, absorbed_id, merged_by from mds.merge_history', format($$ values (%L::uuid, %L::uuid, 'test_crm'::name) $$, :'first', :'second'), 'who was folded into whom, and by whose signal');
set local session authorization test_billing;
select is_empty('select * from mds.merge_history', 'a service sees that of its people');
set local session authorization test_nobody;
select throws_ok('select * from mds.merge_history', '42501', null, 'who has no role nothing');
reset session authorization;

select finish();
rollback;
