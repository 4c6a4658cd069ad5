-- mds.open_duplicates: what waits for review.
begin;
\ir ../fixtures.sql
select plan(6);

select columns_are('mds', 'open_duplicates', array['id', 'candidate_user_id', 'possible_match_user_id', 'match_score', 'match_weight', 'state', 'reason', 'left_identity_id', 'right_identity_id', 'escalation_reason', 'raised_at', 'last_reviewed_at', 'priority', 'due_at', 'leased_by', 'lease_ends_at']);
select is(pg_temp.readers('mds.open_duplicates'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select mds.ingest('crm', 'i1', '{"full_name": "Ida Info", "email": "info@example.org"}'), mds.ingest('crm', 'i2', '{"full_name": "Olaf Otto", "email": "info@example.org"}') \g /dev/null
set local session authorization test_steward;
select results_eq('select reason, state::text, match_score, candidate_user_id, possible_match_user_id from mds.open_duplicates',
    $$ select 'shared_email', 'pending', null::numeric(5,2), pg_temp.user_of('crm', 'i2'), pg_temp.user_of('crm', 'i1') $$, 'the younger user is the candidate');
set local session authorization test_crm;
select throws_ok('select * from mds.open_duplicates', '42501', null, 'a service does not review');
reset session authorization;
update mds.potential_duplicates set state = 'escalated';
select is((select count(*) from mds.open_duplicates), 1::bigint, 'what waits for a second person is open');
update mds.potential_duplicates set state = 'dismissed', closed_at = now();
select is_empty('select * from mds.open_duplicates', 'what is decided is not');

select finish();
rollback;
