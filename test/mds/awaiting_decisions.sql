-- mds.awaiting_decisions: what a second person decides on.
begin;
\ir ../fixtures.sql
select plan(10);

select is(pg_temp.contract('mds.awaiting_decisions'), 'volatile returns setof mds.review_decisions', 'contract');
select is(pg_temp.callers('mds.awaiting_decisions'), array[]::text[], 'only functions of MDS call it');
select (mds.ingest('crm', '1', '{"employer": "Oak"}')).canonical_user_id as one, (mds.ingest('crm', '2', '{"employer": "Elm"}')).canonical_user_id as two \gset
select mds.request_approval(:'one', :'two', 'why', '{government_id}') as case \gset
select throws_ok(format('select mds.awaiting_decisions(%s)', :case), 'MDREV', null, 'who asked does not decide');
update mds.review_decisions set requested_by = 'somebody';
select is((select state from mds.awaiting_decisions(:case)), 'awaiting_approval', 'somebody else does');
select mds.ingest('crm', '1', '{"employer": "Oak & Sons"}') \g /dev/null
select is((select state from mds.awaiting_decisions(:case)), 'stale', 'on the evidence of the request');
select is((select state::text from mds.open_duplicates), 'pending', 'when it changed, the case goes back');
select throws_ok(format('select mds.awaiting_decisions(%s)', :case), 'MDDEC', null, 'and nothing waits any more');

-- Of a whole case all of it.
select (mds.ingest('crm', '3', '{"employer": "Ash"}')).canonical_user_id as three \gset
select mds.request_approval(:'one', :'two', 'why', '{government_id}') as c1, mds.request_approval(:'two', :'three', 'why', '{government_id}', :'one') as c2 \gset
select is((select survivor_id from mds.review_decisions where duplicate_id = :c2 and state = 'awaiting_approval'), :'one'::uuid, 'who stays may be in another pair');
update mds.review_decisions set requested_by = 'somebody', act_id = (select max(id) from mds.review_decisions) where state = 'awaiting_approval';
select results_eq(format('select duplicate_id, state from mds.awaiting_decisions(%s)', :c2), format($$ values (%s::bigint, 'awaiting_approval'), (%s, 'awaiting_approval') $$, :c2, :c1), 'what was asked for together, the one that is named first');
select mds.ingest('crm', '1', '{"employer": "Oak & Daughters"}') \g /dev/null
select results_eq(format('select state from mds.awaiting_decisions(%s)', :c2), array['stale', 'stale'], 'is stale together');

select finish();
rollback;
