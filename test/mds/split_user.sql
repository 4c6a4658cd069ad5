-- mds.split_user: takes records out of a user.
begin;
\ir ../fixtures.sql
select plan(18);

select is(pg_temp.contract('mds.split_user'), 'volatile definer returns mds.merge_result', 'contract');
select is(pg_temp.callers('mds.split_user'), array['mds_steward'], 'who may call it');

select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}')).canonical_user_id as ann \gset
select mds.ingest('shop', '2', '{"full_name": "Ann Oakley", "email": "ann@example.org"}'),
       mds.ingest('billing', '3', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Oak"}'),
       mds.ingest('billing', '4', '{"full_name": "Ann Oakley", "email": "ann@example.org"}') \g /dev/null
select pg_temp.identity_of('crm', '1') as one, pg_temp.identity_of('shop', '2') as two, pg_temp.identity_of('billing', '3') as three, pg_temp.identity_of('billing', '4') as four \gset
select is(pg_temp.partition(), array['billing:3 billing:4 crm:1 shop:2'], 'given one user with four records');

set local session authorization test_steward;
select merge_id as split, state, survivor_id, absorbed_id as mother, affected_user_ids
  from mds.split_user(:'ann', array[:three, :two], 'mother and daughter') \gset
select is(array[:'state', :'survivor_id'], array['applied', :'ann'], 'a split is applied, and says of whom');
select is(pg_temp.partition(), array['billing:3 shop:2', 'billing:4 crm:1'], 'the records are one user of their own');
select is(pg_temp.user_of('billing', '3'), :'mother'::uuid, 'whose id the answer has');
select is(:'affected_user_ids'::uuid[] @> array[:'ann', :'mother']::uuid[], true, 'and whom it affects');
select is(mds.get_user(:'ann') #>> '{golden,employer}', null, 'the user has lost what they knew');
select results_eq('select kind, match_method, reason, moved_identity_ids, merged_by from mds.merges', format($$ values ('split', 'manual', 'mother and daughter', array[%s, %s]::bigint[], 'test_steward'::name) $$, :two, :three), 'it is in the journal');
select results_eq('select left_id, right_id from mds.review_labels where not is_match order by 1, 2', format($$ values (%1$s::bigint, %2$s::bigint), (%1$s, %3$s), (%2$s, %4$s), (%3$s, %4$s) $$, :one, :two, :three, :four), 'a cannot-link stands on every pair across');

reset session authorization;
select mds.ingest('shop', '2', '{"full_name": "Ann Oakley", "email": "ann@example.org", "external_ids": {"crm": "1"}}') \g /dev/null
select mds.recompute() \g /dev/null
select is(pg_temp.partition(), array['billing:3 shop:2', 'billing:4 crm:1'], 'no evidence and no rule brings them together again');
select is((select count(*) from mds.open_duplicates where reason = 'contradicted'), 1::bigint, 'but evidence that changed asks a person');

-- The oldest record may go; the user keeps its id.
set local session authorization test_steward;
select isnt((mds.split_user(:'ann', array[:one], 'the first was wrong')).absorbed_id, :'ann', 'the oldest record leaves');
select is(pg_temp.user_of('billing', '4'), :'ann'::uuid, 'and the user keeps its id');

select throws_ok(format('select mds.split_user(%L, array[%s]::bigint[], ''x'')', :'ann', :four), 'MDSPL', null, 'nothing would stay');
select throws_ok(format('select mds.split_user(%L, array[%s, null]::bigint[], ''x'')', :'mother', :three), 'MDSPL', null, 'every record is named');
select throws_ok(format('select mds.split_user(%L, ''{}'', ''x'')', :'mother'), 'MDSPL', null, 'and one at least');
select throws_ok(format('select mds.split_user(gen_random_uuid(), array[%s]::bigint[], ''x'')', :three), 'MDNUS', null, 'of a user');
reset session authorization;

select finish();
rollback;
