-- mds.next_review: the most urgent case, leased. Several sessions: test/concurrency.
begin;
\ir ../fixtures.sql
select plan(21);

select is(pg_temp.contract('mds.next_review'), 'volatile definer returns mds.review_case', 'contract');
select is(pg_temp.callers('mds.next_review'), array['mds_approver', 'mds_steward'], 'who may call it');
create role test_steward2 login in role mds_steward;
set local session authorization test_steward;
select is((mds.next_review()).duplicate_id, null, 'nothing to do is no case');
reset session authorization;

-- Users, and cases between them: 1-2-3 hang together, 4-5 stand alone, 6-7 are long overdue.
insert into mds.canonical_users (id, created_at) select format('00000000-0000-4000-8000-00000000000%s', n)::uuid, now() - interval '1 day' + n * interval '1 minute' from generate_series(1, 9) n;
create function pg_temp.a_case(p_a integer, p_b integer, p_priority integer, p_weight float8, p_due timestamptz default now() + interval '1 day', p_state text default 'pending') returns bigint language sql volatile as $$
    insert into mds.potential_duplicates (candidate_user_id, possible_match_user_id, reason, priority, match_weight, due_at, state)
    values (format('00000000-0000-4000-8000-00000000000%s', p_b)::uuid, format('00000000-0000-4000-8000-00000000000%s', p_a)::uuid, 'review_weight', p_priority, p_weight, p_due, p_state::mds.duplicate_state) returning id $$;
select pg_temp.a_case(1, 2, 10, 3) as c12, pg_temp.a_case(2, 3, 10, 1) as c23, pg_temp.a_case(4, 5, 10, 2) as c45, pg_temp.a_case(6, 7, 0, null, now() - interval '1 hour') as c67,
       pg_temp.a_case(8, 9, 50, null, p_state => 'escalated') as c89 \gset

set local session authorization test_steward;
select is((mds.next_review()).duplicate_id, :c67::bigint, 'what is overdue comes first');
select is((select lease_ends_at > now() + interval '14 minutes' from mds.open_duplicates where id = :c67), true, 'it is leased for a quarter of an hour');
select is((mds.next_review()).duplicate_id, :c67::bigint, 'and stays one''s own');
set local session authorization test_steward2;
select duplicate_id, duplicate_ids, user_ids, evidence, is_approval_required, encode(evidence_hash, 'hex') as hash from mds.next_review('1 hour') \gset
select is(:duplicate_id::bigint, :c12::bigint, 'somebody else is given the next: by priority, then the likeliest');
select is(:'duplicate_ids'::bigint[], array[:c12, :c23]::bigint[], 'with all that hangs together with it');
select is(cardinality(:'user_ids'::uuid[]), 3, 'three users');
select is(:'evidence'::jsonb #>> '{1,duplicate_id}', :'c23'::text, 'the evidence has a row for each pair');
select is(:'evidence'::jsonb #>> '{0,evidence_hash}', :'hash'::text, 'and what each is bound to');
select is(:'is_approval_required'::text, 'f', 'and whether it takes two');
set local session authorization test_steward;
select mds.release_review() \g /dev/null
reset session authorization;
update mds.potential_duplicates set closed_at = now(), state = 'dismissed' where id = :c67;
set local session authorization test_steward;
select is((mds.next_review()).duplicate_id, :c45::bigint, 'nobody is given what somebody is at, nor what hangs together with it');
reset session authorization;
update mds.potential_duplicates set lease_ends_at = clock_timestamp() - interval '1 second' where id in (:c12, :c23);
set local session authorization test_steward;
select mds.release_review() \g /dev/null
select is((mds.next_review()).duplicate_id, :c12::bigint, 'a lease ends');
set local session authorization test_approver;
select is((mds.next_review()).duplicate_id, :c89::bigint, 'an approver is given what waits for a second person, and nothing else');
set local session authorization test_steward2;
select is((mds.next_review()).duplicate_id, :c45::bigint, 'which no steward is');
select throws_ok($$ select mds.next_review('0') $$, 'MDPAY', null, 'a lease is of some time');
select throws_ok($$ select mds.next_review('2 days') $$, 'MDPAY', null, 'but not of days');
select throws_ok($$ select mds.next_review('178000000 years') $$, 'MDPAY', null, 'nor beyond all time');
select throws_ok($$ select mds.next_review(null) $$, 'MDPAY', null, 'nor of nothing');
set local session authorization test_auditor;
select throws_ok('select mds.next_review()', '42501', null, 'who only looks takes nothing');
reset session authorization;

select finish();
rollback;
