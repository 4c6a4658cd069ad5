-- mds.publish_reviews: where review cases stand, as events.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('mds.publish_reviews'), 'volatile returns void', 'contract');
select is(pg_temp.callers('mds.publish_reviews'), array[]::text[], 'only functions of MDS call it');

select '00000000-0000-4000-8000-00000000000a' as a, '00000000-0000-4000-8000-00000000000b' as b \gset
insert into mds.canonical_users (id) values (:'a'), (:'b');
insert into mds.potential_duplicates (id, candidate_user_id, possible_match_user_id, match_score, match_weight, reason, escalation_reason) overriding system value
values (7, :'b', :'a', 88.5, 3.2, 'review_weight', 'a name');

select mds.publish_reviews(null), mds.publish_reviews('{}') \g /dev/null
select is_empty('select from cdc.outbox_events', 'nothing happened, nothing is published');
select mds.publish_reviews('{7}') \g /dev/null
select results_eq('select aggregatetype, aggregateid, type from cdc.outbox_events', format($$ values ('review', %L, 'review.raised') $$, :'b'),
    'an open case is raised, keyed by the candidate');
select is(payload - 'raised_at', jsonb_build_object('duplicate_id', 7, 'candidate_user_id', :'b', 'possible_match_user_id', :'a', 'state', 'pending',
    'reason', 'review_weight', 'match_score', 88.5, 'match_weight', 3.2, 'closed_at', null), 'what it is about; nothing a person wrote') from cdc.outbox_events;
delete from cdc.outbox_events;
update mds.potential_duplicates set state = 'dismissed', closed_at = now();
select mds.publish_reviews('{7}') \g /dev/null
select is(type, 'review.decided', 'a closed case is decided') from cdc.outbox_events;
select is(payload ->> 'state', 'dismissed', 'and how') from cdc.outbox_events;

select finish();
rollback;
