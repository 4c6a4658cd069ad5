-- mds.approve_review: the second person agrees.
begin;
\ir ../fixtures.sql
select plan(17);

select is(pg_temp.contract('mds.approve_review'), 'volatile definer returns mds.review_result', 'contract');
select is(pg_temp.callers('mds.approve_review'), array['mds_approver'], 'who may call it');
create role test_both login in role mds_steward, mds_approver;

select (mds.ingest('crm', '1', '{"full_name": "Gil Grove", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}')).canonical_user_id as gil,
       (mds.ingest('billing', '2', '{"employer": "Grover", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}')).canonical_user_id as gill \gset
set local session authorization test_both;
select is((mds.merge_users(:'gil', :'gill', 'she changed it')).state, 'awaiting_approval', 'given a request');
select id as case from mds.open_duplicates \gset
select throws_ok(format('select mds.approve_review(%s, ''x'')', :case), 'MDREV', null, 'who asked cannot agree, whatever roles the login has');
select is((mds.next_review()).duplicate_id, null, 'and is not given it');
set local session authorization test_steward;
select throws_ok(format('select mds.approve_review(%s, ''x'')', :case), '42501', null, 'a steward cannot');
set local session authorization test_approver;
select is((mds.next_review()).duplicate_id, :case::bigint, 'an approver is given it');
select is((mds.next_review()).requested_by, 'test_both'::name, 'with who asked');
select throws_ok(format('select mds.approve_review(%s, '''')', :case), 'MDPAY', null, 'an approval has a note');
select state, merge_id as merge from mds.approve_review(:case, 'seen both papers') \gset
select is(:'state'::text, 'applied', 'the second person agrees, and it is applied');
select is(pg_temp.user_of('billing', '2'), :'gil'::uuid, 'they are one');
select results_eq('select requested_by, approved_by, state, note, merge_id, risks from mds.review_decisions',
    format($$ values ('test_both'::name, 'test_approver'::name, 'applied', 'seen both papers', %s::bigint, '{government_id}'::text[]) $$, :merge), 'both are on record');
select results_eq('select distinct requested_by, approved_by, risks from mds.overrides', $$ values ('test_both'::name, 'test_approver'::name, '{government_id}'::text[]) $$, 'also with the verdict');
select is((select merged_by from mds.merge_history where id = :merge), 'test_both'::name, 'the journal has who wanted it');
select throws_ok(format('select mds.approve_review(%s, ''x'')', :case), 'MDDEC', null, 'once');

-- Undone, and done again: the approval stands.
set local session authorization test_steward;
select mds.unmerge(:merge, 'x') \g /dev/null
select lives_ok(format('select mds.unmerge(%s, ''x'')', (select max(id) from mds.merge_history)), 'undone and redone, it needs no third person');

-- Evidence that changes meanwhile.
reset session authorization;
select (mds.ingest('crm', '3', '{"full_name": "Hal Hazel", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}')).canonical_user_id as hal \gset
select (mds.ingest('crm', '4', '{"full_name": "Iva Ivy", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-22-8726"}]}')).canonical_user_id as iva \gset
set local session authorization test_steward;
select mds.merge_users(:'iva', :'hal', 'x') \g /dev/null
select id as case from mds.open_duplicates where state = 'escalated' \gset
reset session authorization;
select mds.ingest('crm', '4', '{"full_name": "Iva Ivy-Hazel", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-22-8726"}]}') \g /dev/null
set local session authorization test_approver;
select is((mds.approve_review(:case, 'x')).state, 'stale', 'what has changed since it was asked for is not applied');
reset session authorization;

select finish();
rollback;
