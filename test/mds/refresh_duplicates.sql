-- mds.refresh_duplicates: brings the review queue in line with the evidence.
begin;
\ir ../fixtures.sql
select plan(20);

create function pg_temp.queue() returns text language sql volatile
return (select string_agg(format('%s %s-%s', reason, c.full_name, m.full_name), ', ' order by reason, c.full_name, m.full_name)
          from mds.open_duplicates d join mds.canonical_profiles c on c.canonical_user_id = d.candidate_user_id join mds.canonical_profiles m on m.canonical_user_id = d.possible_match_user_id);
select is(pg_temp.contract('mds.refresh_duplicates'), 'volatile returns bigint[]', 'contract');
select is(pg_temp.callers('mds.refresh_duplicates'), array[]::text[], 'only functions of MDS call it');

-- Whatever the shipped model weighs: no pair is heavy enough to join.
select pg_temp.decide_by('{"join_weight": 99, "review_weight": 0}') \g /dev/null
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "date_of_birth": "1980-02-29", "phone": "020 7946 0991"}'),
       mds.ingest('shop', '1', '{"full_name": "Anna Oakley", "date_of_birth": "1980-02-29", "phone": "020 7946 0991"}') \g /dev/null
select is(pg_temp.queue(), 'review_weight Anna Oakley-Ann Oakley', 'a pair between the thresholds waits, the younger user as candidate');
select is(mds.refresh_duplicates(array(select id from mds.canonical_users)), '{}', 'it is raised once');
select mds.ingest('shop', '1', '{"full_name": "Zelda Other", "date_of_birth": "1951-07-13"}') \g /dev/null
select is(pg_temp.queue(), null, 'and closed when the evidence goes');
select is((select state::text from mds.potential_duplicates), 'dismissed', 'as dismissed');
select mds.ingest('shop', '1', '{"full_name": "Anna Oakley", "date_of_birth": "1980-02-29", "phone": "020 7946 0991"}') \g /dev/null
select is(pg_temp.queue(), 'review_weight Anna Oakley-Ann Oakley', 'it comes back with it: nobody has looked');

update mds.potential_duplicates set state = 'dismissed', closed_at = now(), last_reviewed_at = now() where closed_at is null;
select is(mds.refresh_duplicates(array(select id from mds.canonical_users)), '{}', 'a case that a person has dismissed does not come back');
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991", "gender": "f"}'), mds.ingest('shop', '1', '{"full_name": "Anna Oakley", "phone": "020 7946 0991", "gender": "f"}') \g /dev/null
select is(pg_temp.queue(), 'review_weight Anna Oakley-Ann Oakley', 'until its evidence changes');

-- What a person has dismissed closes what later evidence had raised, when only the dismissed is left; a glance is no dismissal.
update mds.potential_duplicates set state = 'dismissed', closed_at = now(), last_reviewed_at = now() where closed_at is null;
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991", "date_of_birth": "1980-02-29"}'), mds.ingest('shop', '1', '{"full_name": "Anna Oakley", "phone": "020 7946 0991", "date_of_birth": "1980-02-29", "employer": "Elm Ltd"}') \g /dev/null
update mds.potential_duplicates set last_reviewed_at = now() where closed_at is null;
select is(pg_temp.queue(), null, 'given evidence that was dismissed');
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991", "date_of_birth": "1980-02-29", "employer": "Elm Ltd"}') \g /dev/null
select is(pg_temp.queue(), 'review_weight Anna Oakley-Ann Oakley', 'more of it is asked');
update mds.potential_duplicates set last_reviewed_at = now() where closed_at is null;
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991", "date_of_birth": "1980-02-29"}') \g /dev/null
select is(pg_temp.queue(), null, 'and when that is gone, what is left is dismissed');
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991", "date_of_birth": "1980-02-29", "employer": "Elm Ltd"}') \g /dev/null
select is(pg_temp.queue(), 'review_weight Anna Oakley-Ann Oakley', 'somebody looked at the rest and did not decide: it is asked again');
update mds.potential_duplicates set state = 'dismissed', closed_at = now(), last_reviewed_at = now() where closed_at is null;
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991", "gender": "f", "place_of_birth": "York"}'), mds.ingest('shop', '1', '{"full_name": "Anna Oakley", "phone": "020 7946 0991", "gender": "f", "place_of_birth": "York"}') \g /dev/null

select mds.ingest('members', '1', '{"full_name": "Xena Zed", "external_ids": {"sap": "77"}}'), mds.ingest('members', '2', '{"full_name": "Yuri Quirk", "external_ids": {"sap": "77"}}') \g /dev/null
select is(pg_temp.queue(), 'deduplicated_source Yuri Quirk-Xena Zed, review_weight Anna Oakley-Ann Oakley', 'a rule that a deduplicated system contradicts is a case, however light');
select mds.ingest('crm', 'i1', '{"full_name": "Ida Info", "email": "info@example.org"}'), mds.ingest('crm', 'i2', '{"full_name": "Olaf Otto", "email": "info@example.org"}') \g /dev/null
select is(pg_temp.queue(), 'deduplicated_source Yuri Quirk-Xena Zed, review_weight Anna Oakley-Ann Oakley, shared_email Olaf Otto-Ida Info', 'one address claimed twice is a case');
select pg_temp.decide_by('{"join_weight": 5}') \g /dev/null
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991", "email": "o@example.org"}'), mds.ingest('shop', '1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991", "email": "o@example.org"}') \g /dev/null
select results_eq($$ select state::text from mds.potential_duplicates where reason = 'review_weight' order by id desc limit 1 $$, array['auto_merged'], 'a pair that has joined since is closed as merged');

-- What waits for a second person stays, and says what speaks for it now.
update mds.potential_duplicates set state = 'escalated', match_weight = null, match_score = null where reason = 'shared_email';
select id as waiting from mds.potential_duplicates where reason = 'shared_email' \gset
select mds.ingest('crm', 'i2', '{"full_name": "I Otto", "email": "info@example.org", "employer": "Quarry Ltd"}'),
       mds.ingest('crm', 'i1', '{"full_name": "Ida Otto", "email": "info@example.org", "employer": "Quarry Ltd"}') \g /dev/null
select is((select state || ' ' || reason from mds.potential_duplicates where id = :waiting), 'escalated review_weight', 'other evidence for a case that waits for a second person');
select is((select match_score is not null from mds.potential_duplicates where id = :waiting), true, 'with its weight');

-- When there is nothing left to decide, what was asked for is stale, and nobody waits.
insert into mds.review_decisions (duplicate_id, verdict, state, reason, survivor_id, risks, evidence_hash)
select d.id, 'merge', 'awaiting_approval', 'x', d.candidate_user_id, '{government_id}', mds.evidence_hash(d.id) from mds.potential_duplicates d where d.id = :waiting;
select mds.retract('crm', 'i2', 'gone') \g /dev/null
select isnt((select closed_at from mds.potential_duplicates where id = :waiting), null, 'a case of somebody who is gone is closed');
select is((select state from mds.review_decisions where duplicate_id = :waiting), 'stale', 'and with it the request');

select finish();
rollback;
