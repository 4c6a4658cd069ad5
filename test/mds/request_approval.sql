-- mds.request_approval: a high-risk merge waits for a second person.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.request_approval'), 'volatile returns bigint', 'contract');
select is(pg_temp.callers('mds.request_approval'), array[]::text[], 'only functions of MDS call it');
select (mds.ingest('crm', '1', '{"employer": "Oak"}')).canonical_user_id as older, (mds.ingest('crm', '2', '{"employer": "Elm"}')).canonical_user_id as younger \gset
select mds.request_approval(:'younger', :'older', 'why', '{government_id}') as case \gset
select results_eq('select candidate_user_id, possible_match_user_id, reason, state::text, priority::integer from mds.open_duplicates',
    format($$ values (%L::uuid, %L::uuid, 'requested', 'escalated', 50) $$, :'younger', :'older'), 'there is a case, the younger user as candidate');
select results_eq('select survivor_id, state, risks, evidence_hash = mds.evidence_hash(duplicate_id) from mds.review_decisions',
    format($$ values (%L::uuid, 'awaiting_approval', '{government_id}'::text[], true) $$, :'younger'), 'and a request, bound to the evidence');
select throws_ok(format('select mds.request_approval(%L, %L, ''why'', ''{}'')', :'older', :'younger'), 'MDDEC', null, 'once');
select mds.ingest('crm', '1', '{"employer": "Oak & Sons"}') \g /dev/null
select is((select state::text from mds.open_duplicates where id = :case), 'escalated', 'news do not close it');

select finish();
rollback;
