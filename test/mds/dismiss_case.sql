-- mds.dismiss_case: two people after all. What a dismissal keeps away, and until when: journeys/review.sql.
begin;
\ir ../fixtures.sql
select plan(4);

select is(pg_temp.contract('mds.dismiss_case'), 'volatile returns void', 'contract');
select is(pg_temp.callers('mds.dismiss_case'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', 'i1', '{"full_name": "Ida Info", "email": "info@example.org"}'), mds.ingest('crm', 'i2', '{"full_name": "Olaf Otto", "email": "info@example.org"}') \g /dev/null
select mds.dismiss_case(d, 'an office') from mds.potential_duplicates d \g /dev/null
select results_eq('select state::text, escalation_reason, closed_at is not null, last_reviewed_at is not null from mds.potential_duplicates', $$ values ('dismissed', 'an office', true, true) $$, 'it is closed, with the reason');
select results_eq('select is_match, origin from mds.review_labels', $$ values (false, 'review') $$, 'and leaves a verdict');

select finish();
rollback;
