-- mds.hand_back: a case that waits for a second person goes back to the stewards.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.hand_back'), 'volatile returns void', 'contract');
select is(pg_temp.callers('mds.hand_back'), array[]::text[], 'only functions of MDS call it');
select (mds.ingest('crm', '1', '{"employer": "Oak"}')).canonical_user_id as one, (mds.ingest('crm', '2', '{"employer": "Elm"}')).canonical_user_id as two,
       (mds.ingest('crm', '3', '{"employer": "Fir"}')).canonical_user_id as three \gset
select mds.request_approval(:'one', :'two', 'x', '{government_id}') as asked, mds.request_approval(:'one', :'three', 'x', '{government_id}') as closed \gset
update mds.potential_duplicates set closed_at = now(), state = 'dismissed' where id = :closed;
select is((select state::text from mds.potential_duplicates where id = :asked), 'escalated', 'given one that waits');
create temp table told on commit drop as select count(*) as n from cdc.outbox_events where type like 'review.%';

select mds.hand_back(array[:asked, :closed]::bigint[]) \g /dev/null
select results_eq('select id, state::text from mds.potential_duplicates order by id', format($$ values (%s::bigint, 'pending'), (%s, 'dismissed') $$, :asked, :closed), 'it is pending; what is closed stays closed');
select is(array(select state from mds.review_decisions), array['stale', 'stale'], 'nobody waits for a second person');
select is((select count(*) from cdc.outbox_events where type like 'review.%') - (select n from told), 1::bigint, 'and it is told');

select finish();
rollback;
