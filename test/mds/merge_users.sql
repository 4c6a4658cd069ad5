-- mds.merge_users: a steward folds one user into another.
begin;
\ir ../fixtures.sql
select plan(31);

select is(pg_temp.contract('mds.merge_users'), 'volatile definer returns mds.merge_result', 'contract');
select is(pg_temp.callers('mds.merge_users'), array['mds_steward'], 'who may call it');

-- Ann has a name and a firm; somebody else an address. Nothing speaks for one person, and nothing against.
set local session authorization test_feeds;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "employer": "Oak Ltd"}')).canonical_user_id as ann,
       (pg_temp.says('billing', '1', '{"email": "a.o@example.org", "phone": "020 7946 0991", "date_of_birth": "1980-02-29"}')).canonical_user_id as payer \gset
select pg_temp.says('billing', '2', '{"email": "a.o@example.org", "phone": "020 7946 0991", "date_of_birth": "1980-02-29"}') \g /dev/null
set local session authorization test_steward;
select is(pg_temp.user_of('billing', '2'), :'payer'::uuid, 'given two users, one with two records');

select merge_id as merge, state, survivor_id, absorbed_id, affected_user_ids @> array[:'ann', :'payer']::uuid[] as affects_both
  from mds.merge_users(:'ann', :'payer', 'she called') \gset
select is(array[:'state', :'survivor_id', :'absorbed_id', :'affects_both'], array['applied', :'ann', :'payer', 't'], 'it is applied, and says to whom');
select is(pg_temp.partition(), array['billing:1 billing:2 crm:1'], 'users without any shared evidence are one');
select is(mds.resolve_user(:'payer'), :'ann', 'the absorbed id is a redirect');
select results_eq($$ select kind, match_method, reason, merged_by, cardinality(moved_identity_ids), undone_at from mds.merges $$,
    $$ values ('merge', 'manual', 'she called', 'test_steward'::name, 2, null::timestamptz) $$, 'it is in the journal, with who and why');
select is(mds.get_user(:'ann') #>> '{golden,phone_e164}', '+442079460991', 'the profile has what both knew');
select results_eq($$ select distinct match_method from mds.user_identities $$, array['manual'], 'records say that a person joined them');
select results_eq($$ select count(*), bool_and(is_match) from mds.review_labels $$, $$ values (2::bigint, true) $$, 'and every pair is a label');

-- It lasts.
reset session authorization;
select is((mds.ingest('crm', '1', '{"full_name": "Ann Oakley-Smith", "employer": "Elm Ltd"}')).action, 'unchanged', 'news of a record change no membership');
select is((mds.ingest('billing', '1', '{"email": "other@example.org", "date_of_birth": "1980-02-29"}')).canonical_user_id, :'ann'::uuid, 'nor do those that contradict');
select mds.recompute() \g /dev/null
select is(pg_temp.partition(), array['billing:1 billing:2 crm:1'], 'nor does recomputing');
select is_empty('select * from pg_temp.stale_profiles()', 'profiles and lineage agree with the identities');
select mds.retract('billing', '1', 'left') \g /dev/null
select is(pg_temp.partition(), array['billing:2 crm:1'], 'a record that goes takes nobody with it');
select is((mds.ingest('billing', '1', '{"email": "other@example.org"}')).canonical_user_id, :'ann'::uuid, 'and comes back to where it was');

-- The steward chooses who stays, also the younger.
select (mds.ingest('crm', '10', '{"full_name": "Bea Birch"}')).canonical_user_id as older, (mds.ingest('crm', '11', '{"phone": "020 7946 0123"}')).canonical_user_id as younger \gset
set local session authorization test_steward;
select is((mds.merge_users(:'younger', :'older', 'as she wishes')).survivor_id, :'younger', 'the younger may survive');
select is(mds.resolve_user(:'older'), :'younger', 'and the older is the redirect');
reset session authorization;
select mds.ingest('crm', '10', '{"full_name": "Bea Birch", "gender": "f"}') \g /dev/null
select is(pg_temp.user_of('crm', '10'), :'younger'::uuid, 'for good');
-- Redirects are followed.
select (mds.ingest('crm', '12', '{"employer": "Birch and Daughters"}')).canonical_user_id as third \gset
set local session authorization test_steward;
select is((mds.merge_users(:'older', :'third', 'again')).survivor_id, :'younger', 'an old id does as well');

-- A deduplicated system, and a rule, give way to a person.
reset session authorization;
select (mds.ingest('members', '1', '{"full_name": "Xena Zed"}')).canonical_user_id as xena, (mds.ingest('members', '2', '{"full_name": "Xena Zedd"}')).canonical_user_id as zedd \gset
set local session authorization test_steward;
select is((mds.merge_users(:'xena', :'zedd', 'registered twice')).state, 'applied', 'two records of a system that holds each person once');
select is(pg_temp.user_of('members', '2'), :'xena'::uuid, 'are one when a person says so');

-- High risk.
reset session authorization;
select (mds.ingest('crm', 'g1', '{"full_name": "Gil Grove", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}')).canonical_user_id as gil,
       (mds.ingest('billing', 'g2', '{"full_name": "Gill Grover", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}')).canonical_user_id as gill \gset
set local session authorization test_steward;
select results_eq(format('select merge_id, state from mds.merge_users(%L, %L, ''looks alike'')', :'gil', :'gill'), $$ values (null::bigint, 'awaiting_approval') $$, 'conflicting government ids wait for a second person');
select isnt(pg_temp.user_of('crm', 'g1'), pg_temp.user_of('billing', 'g2'), 'and nothing is merged meanwhile');
select throws_ok(format('select mds.merge_users(%L, %L, ''again'')', :'gill', :'gil'), 'MDDEC', null, 'asking twice, or the other way round, is refused');

select throws_ok(format('select mds.merge_users(%L, %L, '' '')', :'ann', :'younger'), 'MDPAY', null, 'a merge has a reason');
select throws_ok(format('select mds.merge_users(%L, %L, ''x'')', :'ann', :'payer'), 'MDSLF', null, 'nobody is merged with himself');
select throws_ok(format('select mds.merge_users(%L, gen_random_uuid(), ''x'')', :'ann'), 'MDNUS', null, 'nor with nobody');
select throws_ok(format('select mds.merge_users(null, %L, ''x'')', :'ann'), 'MDNUS', null, 'nor nobody with somebody');
reset session authorization;
select (mds.ingest('crm', '20', '{"full_name": "Una Usher"}')).canonical_user_id as una \gset
select mds.retract('crm', '20', 'left') \g /dev/null
set local session authorization test_steward;
select throws_ok(format('select mds.merge_users(%L, %L, ''x'')', :'ann', :'una'), 'MDMRG', null, 'nor with one who has no records left');
set local session authorization test_approver;
select throws_ok(format('select mds.merge_users(%L, %L, ''x'')', :'ann', :'younger'), '42501', null, 'an approver does not merge');
reset session authorization;

select finish();
rollback;
