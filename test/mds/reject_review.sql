-- mds.reject_review: the second person refuses.
begin;
\ir ../fixtures.sql
select plan(10);

select is(pg_temp.contract('mds.reject_review'), 'volatile definer returns mds.review_result', 'contract');
select is(pg_temp.callers('mds.reject_review'), array['mds_approver'], 'who may call it');
create role test_both login in role mds_steward, mds_approver;
select (mds.ingest('crm', '1', '{"full_name": "Gil Grove", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}')).canonical_user_id as gil,
       (mds.ingest('billing', '2', '{"employer": "Grover", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}')).canonical_user_id as gill \gset
set local session authorization test_both;
select mds.merge_users(:'gil', :'gill', 'she changed it') \g /dev/null
select id as case from mds.open_duplicates \gset
select throws_ok(format('select mds.reject_review(%s, ''x'')', :case), 'MDREV', null, 'who asked cannot refuse either');
set local session authorization test_approver;
select throws_ok(format('select mds.reject_review(%s, null)', :case), 'MDPAY', null, 'a refusal has a note');
select is((mds.reject_review(:case, 'two papers, two people')).state, 'dismissed', 'it is dismissed');
select isnt(pg_temp.user_of('billing', '2'), :'gil'::uuid, 'they stay two');
select results_eq('select state, approved_by, note from mds.review_decisions', $$ values ('rejected', 'test_approver'::name, 'two papers, two people') $$, 'who refused, and why');
select results_eq('select state::text, escalation_reason from mds.potential_duplicates', $$ values ('dismissed', 'two papers, two people') $$, 'the case is closed');
select results_eq('select is_match from mds.review_labels', array[false], 'and leaves a verdict');
select throws_ok(format('select mds.reject_review(%s, ''x'')', :case), 'MDDEC', null, 'once');
reset session authorization;

select finish();
rollback;
