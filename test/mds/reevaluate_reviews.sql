-- mds.reevaluate_reviews: open cases are looked at again.
begin;
\ir ../fixtures.sql
select plan(11);

select is(pg_temp.contract('mds.reevaluate_reviews'), 'volatile definer returns mds.job_report', 'contract');
select is(pg_temp.callers('mds.reevaluate_reviews'), array['mds_operator'], 'who may call it');
select mds.ingest('crm', 'i1', '{"full_name": "Ida Info", "email": "info@example.org"}'), mds.ingest('crm', 'i2', '{"full_name": "Olaf Otto", "email": "info@example.org"}') \g /dev/null
select (mds.ingest('crm', '1', '{"employer": "Oak"}')).canonical_user_id as one, (mds.ingest('crm', '2', '{"employer": "Elm"}')).canonical_user_id as two,
       (mds.ingest('crm', '3', '{"employer": "Fir"}')).canonical_user_id as three \gset
insert into mds.potential_duplicates (candidate_user_id, possible_match_user_id, reason, match_weight) values (:'two', :'one', 'review_weight', 3);     -- nothing speaks for it
select mds.request_approval(:'one', :'three', 'x', '{government_id}') as asked \gset
update mds.review_decisions set evidence_hash = '\x00';
update mds.potential_duplicates set leased_by = 'me', lease_ends_at = now() - interval '1 hour', leased_hash = '\x00' where reason = 'shared_email';
set local session authorization test_operator;
select results_eq('select state, done_count, moved_count from mds.reevaluate_reviews(p_dry_run => true)', $$ values ('finished', 3::bigint, 1::bigint) $$, 'a dry run says what would close');
select is((select count(*) from mds.open_duplicates), 3::bigint, 'and closes nothing');
select results_eq('select state, done_count, moved_count from mds.reevaluate_reviews()', $$ values ('finished', 3::bigint, 1::bigint) $$, 'every open case is looked at');
select set_eq('select reason from mds.open_duplicates', array['shared_email', 'requested'], 'what no longer holds is closed');
select is((select leased_by from mds.open_duplicates where reason = 'shared_email'), null, 'leases that are over end');
select is((select state::text from mds.open_duplicates where id = :asked), 'pending', 'a request whose evidence has changed goes back');
reset session authorization;
select is((select state from mds.review_decisions), 'stale', 'as stale');
select results_eq('select state, done_count from mds.reevaluate_reviews()', $$ values ('finished', 0::bigint) $$, 'once a night');

update mds.potential_duplicates set reevaluated_at = now() - interval '1 day';
create temp table told on commit drop as select count(*) from cdc.outbox_events;
select mds.reevaluate_reviews() \g /dev/null
select results_eq('select count(*) from cdc.outbox_events', 'table told', 'the next night has nothing new to tell');

select finish();
rollback;
