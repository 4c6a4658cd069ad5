-- mds.awaiting_decision: what a second person decides on.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('mds.awaiting_decision'), 'volatile returns mds.review_decisions', 'contract');
select is(pg_temp.callers('mds.awaiting_decision'), array[]::text[], 'only functions of MDS call it');
select (mds.ingest('crm', '1', '{"employer": "Oak"}')).canonical_user_id as one, (mds.ingest('crm', '2', '{"employer": "Elm"}')).canonical_user_id as two \gset
select mds.request_approval(:'one', :'two', 'why', '{government_id}') as case \gset
select throws_ok(format('select mds.awaiting_decision(%s)', :case), 'MDREV', null, 'who asked does not decide');
update mds.review_decisions set requested_by = 'somebody';
select is((mds.awaiting_decision(:case)).state, 'awaiting_approval', 'somebody else does');
select mds.ingest('crm', '1', '{"employer": "Oak & Sons"}') \g /dev/null
select is((mds.awaiting_decision(:case)).state, 'stale', 'on the evidence of the request');
select is((select state::text from mds.open_duplicates), 'pending', 'when it changed, the case goes back');
select throws_ok(format('select mds.awaiting_decision(%s)', :case), 'MDDEC', null, 'and nothing waits any more');

select finish();
rollback;
