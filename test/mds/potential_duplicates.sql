-- mds.potential_duplicates: pairs of users that may be one person.
begin;
\ir ../fixtures.sql
select plan(13);

select columns_are('mds', 'potential_duplicates',
    array['id', 'candidate_user_id', 'possible_match_user_id', 'match_score', 'match_weight', 'state', 'reason',
        'left_identity_id', 'right_identity_id', 'escalation_reason', 'raised_at', 'closed_at', 'last_reviewed_at',
        'priority', 'due_at', 'leased_by', 'lease_ends_at', 'leased_hash', 'reevaluated_at']);
select is(pg_temp.readers('mds.potential_duplicates'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.potential_duplicates'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.potential_duplicates'::regclass;

insert into mds.canonical_users (id) values ('00000000-0000-4000-8000-000000000001'), ('00000000-0000-4000-8000-000000000002');
create function pg_temp.a_case(p_a text, p_b text, p_reason text default 'review_weight') returns bigint language sql as $$
    insert into mds.potential_duplicates (candidate_user_id, possible_match_user_id, reason)
    values (('00000000-0000-4000-8000-00000000000' || p_a)::uuid, ('00000000-0000-4000-8000-00000000000' || p_b)::uuid, p_reason) returning id $$;

select lives_ok($$ select pg_temp.a_case('1', '2') $$, 'a case is opened');
select throws_ok($$ select pg_temp.a_case('1', '2') $$, '23505', null, 'once');
select throws_ok($$ select pg_temp.a_case('2', '1') $$, '23505', null, 'also the other way round');
select throws_ok($$ select pg_temp.a_case('1', '1') $$, '23514', null, 'it is about two users');
select throws_ok($$ select pg_temp.a_case('1', '3') $$, '23503', null, 'who exist');
select throws_ok($$ update mds.potential_duplicates set reason = 'feeling' $$, '23514', null, 'a reason is one of eleven');
select throws_ok($$ update mds.potential_duplicates set state = 'dismissed' $$, '23514', null, 'what is decided is closed');
select throws_ok($$ update mds.potential_duplicates set closed_at = now() $$, '23514', null, 'and what is not, is open');
update mds.potential_duplicates set state = 'dismissed', closed_at = now();
select lives_ok($$ select pg_temp.a_case('2', '1') $$, 'a closed case makes room for another');

select finish();
rollback;
