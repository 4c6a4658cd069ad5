-- mds.decide_case: a verdict on a whole case, all or nothing.
begin;
\ir ../fixtures.sql
select plan(39);

-- No weight joins anybody or asks about them, whatever the shipped model makes of names and birthdays: the mailbox does.
select pg_temp.decide_by('{"join_weight": 90, "review_weight": 80}') \g /dev/null

select is(pg_temp.contract('mds.decide_case'), 'volatile definer returns setof mds.review_result', 'contract');
select is(pg_temp.callers('mds.decide_case'), array['mds_steward'], 'who may call it');
create role test_steward2 login in role mds_steward;

-- Three who share a mailbox: the oldest holds it, each other claims it.
create function pg_temp.three(p_n integer, p_ids jsonb default '{}') returns uuid[] language sql volatile security definer
return array(select (mds.ingest('crm', p_n || '.' || i, jsonb_build_object('full_name', initcap(translate(md5(p_n || '.' || i), '0123456789', 'qrstuvwxyz')) || ' Clerk', 'email', 'info' || p_n || '@example.org',
                                                                           'date_of_birth', format('%s-0%s-1%s', 1920 + 25 * i + 2 * p_n, p_n, (p_n + 2 * i) % 9)) || coalesce(p_ids -> i::text, '{}'))).canonical_user_id
               from generate_series(1, 3) i);
create function pg_temp.pairs(p_users uuid[]) returns bigint[] language sql volatile security definer
return array(select d.id from mds.potential_duplicates d where d.closed_at is null and d.candidate_user_id = any (p_users) order by d.id);
create function pg_temp.states(p_ids bigint[]) returns text[] language sql volatile security definer
return array(select d.state::text from mds.potential_duplicates d where d.id = any (p_ids) order by d.id);
create function pg_temp.owners(p_n integer) returns uuid[] language sql volatile security definer
return array(select i.canonical_user_id from mds.source_identities i where i.source_record_id like p_n || '.%' order by i.source_record_id);

-- Merge: all are one, the oldest stays.
select pg_temp.three(1) as users \gset
select pg_temp.pairs(:'users') as pairs \gset
set local session authorization test_steward;
select is(cardinality(:'pairs'::bigint[]), 2, 'given a case of two pairs');
select results_eq(format($$ select duplicate_id, state, merge_id is not null from mds.decide_case(%L, 'merge', 'one clerk') $$, :'pairs'),
    format($$ values (%s::bigint, 'applied', true), (%s, 'applied', true) $$, (:'pairs'::bigint[])[1], (:'pairs'::bigint[])[2]), 'each pair is answered for');
select is(pg_temp.owners(1), array_fill((:'users'::uuid[])[1], array[3]), 'all are one, and the oldest stays');
select is(pg_temp.states(:'pairs'), array['auto_merged', 'auto_merged'], 'the case is closed');
select results_eq('select duplicate_id, verdict, r.state, r.reason, survivor_id, requested_by, merge_id = (select max(id) from mds.merges where absorbed_id = candidate_user_id), act_id = (select min(id) from mds.review_decisions) from mds.review_decisions r join mds.potential_duplicates d on d.id = r.duplicate_id order by r.id',
    format($$ values (%s::bigint, 'merge', 'applied', 'one clerk', %L::uuid, 'test_steward'::name, true, true), (%s, 'merge', 'applied', 'one clerk', %2$L, 'test_steward', true, true) $$, (:'pairs'::bigint[])[1], (:'users'::uuid[])[1], (:'pairs'::bigint[])[2]),
    'each pair has its decision, of one act');
select throws_ok(format($$ select mds.decide_case(%L, 'merge', 'x') $$, :'pairs'), 'MDDEC', null, 'it is decided once');
select mds.unmerge(m, 'x') from unnest(array(select merge_id from mds.review_decisions order by merge_id desc)) m \g /dev/null
select is(pg_temp.owners(1), :'users'::uuid[], 'each merge is undone as any');

-- Who stays.
select pg_temp.pairs(:'users') as pairs \gset
select throws_ok(format($$ select mds.decide_case(%L, 'merge', 'x', gen_random_uuid()) $$, :'pairs'), 'MDPAY', null, 'who stays is one of them');
select mds.decide_case(:'pairs', 'merge', 'her card', (:'users'::uuid[])[3]) \g /dev/null
select is(pg_temp.owners(1), array_fill((:'users'::uuid[])[3], array[3]), 'the one that is named stays');

-- Apart, and later.
reset session authorization;
select pg_temp.three(2) as users \gset
select pg_temp.pairs(:'users') as pairs \gset
set local session authorization test_steward;
select is(array(select state from mds.decide_case(:'pairs', 'defer', 'ask them')), array['deferred', 'deferred'], 'a case is put off');
select is((mds.next_review()).duplicate_id, null, 'all of it');
select is(array(select state from mds.decide_case(:'pairs', 'distinct', 'three clerks')), array['dismissed', 'dismissed'], 'kept apart');
select is(pg_temp.owners(2), :'users'::uuid[], 'they stay who they are');
select is((select count(*) from mds.overrides where duplicate_id = any (:'pairs'::bigint[]) and verdict = -1), 2::bigint, 'with a verdict on each pair');
select is(pg_temp.states(:'pairs'), array['dismissed', 'dismissed'], 'the case is closed');

-- Bound to what was shown.
reset session authorization;
select pg_temp.three(3) as users \gset
set local session authorization test_steward;
select duplicate_ids as pairs, case_hash as hash from mds.next_review() \gset
select is(:'pairs'::bigint[], pg_temp.pairs(:'users'), 'given a case that was taken');
select is(mds.release_review(), 2::bigint, 'and given back');
select is((select (mds.decide_case(:'pairs', 'merge', 'x', p_case_hash => '\x00')).state limit 1), 'stale', 'a hash of something else');
reset session authorization;
select mds.ingest('crm', '3.3', '{"full_name": "Another Name", "email": "info3@example.org"}') \g /dev/null
set local session authorization test_steward;
select is(array(select state from mds.decide_case(:'pairs', 'merge', 'x', p_case_hash => :'hash')), array['stale', 'stale'], 'one record has changed: nothing is done');
select duplicate_ids as pairs from mds.next_review() \gset
reset session authorization;
select mds.ingest('crm', '3.3', '{"full_name": "Yet Another Name", "email": "info3@example.org"}') \g /dev/null
set local session authorization test_steward;
select is(array(select state from mds.decide_case(:'pairs', 'distinct', 'x')), array['stale', 'stale'], 'nor on an older lease');
select duplicate_ids as pairs, case_hash as hash from mds.next_review() \gset
reset session authorization;
select mds.ingest('crm', '3.4', '{"full_name": "One More", "email": "info3@example.org"}') \g /dev/null
set local session authorization test_steward;
select is(array(select state from mds.decide_case(:'pairs', 'merge', 'x', p_case_hash => :'hash')), array['stale', 'stale'], 'a pair has come: it is not the whole case');
select is(array(select state from mds.decide_case((:'pairs'::bigint[])[1:1], 'merge', 'x')), array['stale'], 'nor is a part of it');
select is(pg_temp.owners(3) @> :'users'::uuid[], true, 'and nobody has moved');
select is((select count(*) from mds.review_decisions where duplicate_id = any (:'pairs'::bigint[])), 0::bigint, 'nor decided anything');
set local session authorization test_steward2;
select duplicate_ids as pairs from mds.next_review() \gset
set local session authorization test_steward;
select throws_ok(format($$ select mds.decide_case(%L, 'merge', 'x') $$, :'pairs'), 'MDLEA', null, 'what somebody else is at is theirs');

-- A risk between any two of them: nobody is merged, one second person decides on all.
reset session authorization;
select pg_temp.three(4, '{"2": {"government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}, "3": {"government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}}') as users \gset
select pg_temp.pairs(:'users') as pairs \gset
set local session authorization test_steward;
select is(array(select state from mds.decide_case(:'pairs', 'merge', 'one clerk', (:'users'::uuid[])[2])), array['awaiting_approval', 'awaiting_approval'], 'two that are no pair of the case contradict each other: it waits');
select is(pg_temp.owners(4), :'users'::uuid[], 'and nobody is merged');
select throws_ok(format($$ select mds.decide_case(%L, 'merge', 'x') $$, :'pairs'), 'MDDEC', null, 'while it waits, no steward decides');
set local session authorization test_approver;
select is((mds.approve_review((:'pairs'::bigint[])[2], 'seen both papers')).state, 'applied', 'a second person approves one');
select is(pg_temp.owners(4), array_fill((:'users'::uuid[])[2], array[3]), 'and all are one, as was asked');
select results_eq(format('select state, approved_by, note, merge_id is not null from mds.review_decisions where duplicate_id = any (%L)', :'pairs'),
    $$ values ('applied', 'test_approver'::name, 'seen both papers', true), ('applied', 'test_approver', 'seen both papers', true) $$, 'each decision says so');

reset session authorization;
select pg_temp.three(5, '{"2": {"government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}, "3": {"government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}}') as users \gset
select pg_temp.pairs(:'users') as pairs \gset
set local session authorization test_steward;
select mds.decide_case(:'pairs', 'merge', 'one clerk') \g /dev/null
reset session authorization;
select mds.ingest('crm', '5.3', '{"full_name": "Someone Else", "email": "info5@example.org", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}') \g /dev/null
set local session authorization test_approver;
select is((mds.approve_review((:'pairs'::bigint[])[1], 'x')).state, 'stale', 'what has changed in one pair is not applied in another');
select is((select array_agg(distinct s) from unnest(pg_temp.states(:'pairs')) s), array['pending'], 'all of it goes back to the stewards');
set local session authorization test_steward;
select mds.decide_case(:'pairs', 'merge', 'one clerk still') \g /dev/null
set local session authorization test_approver;
select is((mds.reject_review((:'pairs'::bigint[])[1], 'two papers')).state, 'dismissed', 'a second person refuses one');
select is((select array_agg(distinct s) from unnest(pg_temp.states(:'pairs')) s), array['dismissed'], 'and all of it is dismissed');

-- Refusals.
set local session authorization test_steward;
select throws_ok($$ select mds.decide_case('{}', 'merge', 'x') $$, 'MDNRV', null, 'no case is none');
select throws_ok($$ select mds.decide_case('{0}', 'merge', 'x') $$, 'MDNRV', null, 'one that never was neither');
reset session authorization;

select finish();
rollback;
