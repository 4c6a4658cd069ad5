-- mds.clear_override: takes a verdict back.
begin;
\ir ../fixtures.sql
select plan(17);

select is(pg_temp.contract('mds.clear_override'), 'volatile definer returns uuid[]', 'contract');
select is(pg_temp.callers('mds.clear_override'), array['mds_steward'], 'who may call it');
select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}')).canonical_user_id as ann, (mds.ingest('crm', '3', '{"employer": "Elm"}')).canonical_user_id as elm \gset
select mds.ingest('shop', '2', '{"full_name": "Ann Oakley", "email": "ann@example.org"}') \g /dev/null
set local session authorization test_steward;
select mds.set_override('cannot_link', pg_temp.identity_of('crm', '1'), pg_temp.identity_of('shop', '2'), 'two people') as override \gset
select is(pg_temp.partition(), array['crm:1', 'crm:3', 'shop:2'], 'given a verdict');
select is(:'ann' = any (mds.clear_override(:override, 'one after all')), true, 'taken back, it says whom that affects');
select is(pg_temp.partition(), array['crm:1 shop:2', 'crm:3'], 'and the evidence decides');
select throws_ok(format('select mds.clear_override(%s, ''x'')', :override), 'MDOVR', null, 'once');
select throws_ok('select mds.clear_override(null, ''x'')', 'MDOVR', null, 'none is none');
select mds.merge_users(:'ann', :'elm', 'x') \g /dev/null
select throws_ok(format('select mds.clear_override(%s, ''x'')', (select max(id) from mds.overrides)), 'MDOVR', null, 'what belongs to a merge is undone with it');
select throws_ok(format('select mds.clear_override(%s, '' '')', :override), 'MDPAY', null, 'with a reason');
reset session authorization;

-- A dismissal is taken back as a whole, and the case is open again.
select pg_temp.decide_by('{"join_weight": 99, "review_weight": 0}') \g /dev/null
select mds.recompute() \g /dev/null
select mds.ingest('crm', '11', '{"full_name": "Zoe Zest", "date_of_birth": "1970-07-07", "phone": "020 7946 0992"}'),
       mds.ingest('shop', '12', '{"full_name": "Zoey Zest", "date_of_birth": "1970-07-07", "phone": "020 7946 0992"}'),
       mds.ingest('billing', '13', '{"employer": "Zest & Sons"}') \g /dev/null
select mds.merge_users(pg_temp.user_of('crm', '11'), pg_temp.user_of('billing', '13'), 'her firm') \g /dev/null
set local session authorization test_steward;
select id as case from mds.open_duplicates where reason = 'review_weight' and pg_temp.user_of('crm', '11') in (candidate_user_id, possible_match_user_id) \gset
select mds.decide_review(:case, 'distinct', 'sisters') \g /dev/null
select results_eq(format('select left_id, right_id, duplicate_id, regrouping_id from mds.overrides where duplicate_id = %s order by 1, 2', :case),
    format('values (%1$s::bigint, %2$s::bigint, %4$s::bigint, null::bigint), (%2$s, %3$s, %4$s, null)', pg_temp.identity_of('crm', '11'), pg_temp.identity_of('shop', '12'), pg_temp.identity_of('billing', '13'), :case),
    'given a dismissal, on every pair');
select mds.clear_override((select max(id) from mds.overrides where duplicate_id = :case), 'one after all?') \g /dev/null
select is_empty(format('select id from mds.overrides where duplicate_id = %s and withdrawn_at is null', :case), 'none of its verdicts holds any more');
select results_eq(format('select state::text, closed_at, reason from mds.potential_duplicates where id = %s', :case), $$ values ('pending', null::timestamptz, 'review_weight') $$, 'and the case is open again');
select throws_ok(format('select mds.clear_override(%s, ''x'')', (select min(id) from mds.overrides where duplicate_id = :case)), 'MDOVR', null, 'it is taken back once');
select is((mds.decide_review(:case, 'distinct', 'sisters, surely')).state, 'dismissed', 'it can be decided again');
reset session authorization;
select mds.ingest('shop', '12', '{"full_name": "Otto Quirk"}') \g /dev/null
set local session authorization test_steward;
select mds.clear_override((select max(id) from mds.overrides where duplicate_id = :case), 'another person by now') \g /dev/null
select is((select state::text from mds.potential_duplicates where id = :case), 'dismissed', 'where there is no case any more, none is open');
select is((select last_reviewed_at from mds.potential_duplicates where id = :case), null, 'and none is dismissed either');
select is(array[pg_temp.user_of('crm', '11') = pg_temp.user_of('billing', '13')], array[true], 'nobody has moved');
reset session authorization;

select finish();
rollback;
