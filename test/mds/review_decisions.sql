-- mds.review_decisions: who decided a case, and who agreed.
begin;
\ir ../fixtures.sql
select plan(15);

select columns_are('mds', 'review_decisions', array['id', 'duplicate_id', 'verdict', 'state', 'reason', 'survivor_id', 'risks', 'evidence_hash', 'requested_by', 'requested_at',
    'approved_by', 'approved_at', 'note', 'merge_id', 'act_id']);
select is(pg_temp.readers('mds.review_decisions'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.review_decisions'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.review_decisions'::regclass;

insert into mds.canonical_users (id) values ('00000000-0000-4000-8000-000000000001'), ('00000000-0000-4000-8000-000000000002');
insert into mds.potential_duplicates (candidate_user_id, possible_match_user_id, reason)
values ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', 'requested');
insert into mds.review_decisions (duplicate_id, verdict, state, reason, survivor_id, risks, evidence_hash)
select id, 'merge', 'awaiting_approval', 'x', candidate_user_id, '{government_id}', '\x00' from mds.potential_duplicates;

select throws_ok($$ update mds.review_decisions set state = 'applied' $$, '23514', null, 'a risky merge is not applied by one');
select throws_ok($$ update mds.review_decisions set state = 'applied', approved_by = requested_by, approved_at = now() $$, '23514', null, 'nor by one who agrees with himself');
select throws_ok($$ update mds.review_decisions set approved_by = requested_by, approved_at = now() $$, '23514', null, 'in no state');
select throws_ok($$ update mds.review_decisions set state = 'rejected' $$, '23514', null, 'a rejection is somebody''s');
select throws_ok($$ update mds.review_decisions set approved_by = 'you' $$, '23514', null, 'and has a time');
select throws_ok($$ update mds.review_decisions set verdict = 'perhaps' $$, '23514', null, 'a verdict is one of three');
select throws_ok($$ update mds.review_decisions set reason = '' $$, '23514', null, 'with a reason');
select throws_ok($$ update mds.review_decisions set survivor_id = null $$, '23514', null, 'a merge says who stays');
select throws_ok($$ insert into mds.review_decisions (duplicate_id, verdict, state, reason, survivor_id, evidence_hash)
                    select duplicate_id, 'merge', 'awaiting_approval', 'x', survivor_id, '\x00' from mds.review_decisions $$, '23505', null, 'one request at a time');
select lives_ok($$ update mds.review_decisions set state = 'applied', approved_by = 'you', approved_at = now() $$, 'two people may');
select throws_ok($$ update mds.review_decisions set risks = '{}', approved_by = requested_by $$, '23514', null, 'and stay two');

select finish();
rollback;
