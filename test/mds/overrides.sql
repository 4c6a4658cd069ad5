-- mds.overrides: what people have said of pairs of records.
begin;
\ir ../fixtures.sql
select plan(11);

select columns_are('mds', 'overrides', array['id', 'left_id', 'right_id', 'verdict', 'origin', 'reason', 'merge_id', 'risks', 'requested_by', 'approved_by', 'decided_at',
    'expires_at', 'withdrawn_at', 'withdrawn_by', 'weight', 'levels', 'rule_verdict', 'model_id', 'duplicate_id', 'regrouping_id']);
select is(pg_temp.readers('mds.overrides'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.overrides'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.overrides'::regclass;
select mds.ingest('crm', n::text, jsonb_build_object('employer', 'Firm ' || n)) from generate_series(1, 2) n \g /dev/null
insert into mds.overrides (left_id, right_id, verdict, origin, reason) values (pg_temp.identity_of('crm', '1'), pg_temp.identity_of('crm', '2'), 1, 'override', 'x');
select throws_ok($$ update mds.overrides set left_id = right_id $$, '23514', null, 'a pair is of two');
select throws_ok($$ update mds.overrides set verdict = 0 $$, '23514', null, 'a verdict is one');
select throws_ok($$ update mds.overrides set reason = ' ' $$, '23514', null, 'with a reason');
select throws_ok($$ update mds.overrides set risks = '{government_id}' $$, '23514', null, 'what is risky has a second person');
select throws_ok($$ update mds.overrides set risks = '{government_id}', approved_by = requested_by $$, '23514', null, 'who is not the first');
select throws_ok($$ update mds.overrides set approved_by = requested_by $$, '23514', null, 'nobody agrees with himself');
select lives_ok($$ update mds.overrides set risks = '{government_id}', approved_by = 'somebody_else' $$, 'two people may');

select finish();
rollback;
