-- mds.withdraw_overrides: verdicts are taken back, and brought back.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.withdraw_overrides'), 'volatile returns bigint[]', 'contract');
select is(pg_temp.callers('mds.withdraw_overrides'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', n::text, jsonb_build_object('employer', 'Firm ' || n)) from generate_series(1, 2) n \g /dev/null
select pg_temp.identity_of('crm', '1') as one, pg_temp.identity_of('crm', '2') as two \gset
select (mds.impose(array[:one], array[:two], -1, 'override', 'x', 'me'))[1] as override \gset
select is(mds.withdraw_overrides(array[:override]), array[:one, :two]::bigint[], 'it names the records concerned');
select results_eq('select withdrawn_at is not null, withdrawn_by, (select count(*) from matching.edges where is_manual) from mds.overrides', $$ values (true, session_user::name, 0::bigint) $$, 'the verdict is taken back, by whom, and its edge is gone');
select mds.withdraw_overrides('{}', array[:override]) \g /dev/null
select results_eq('select withdrawn_at, withdrawn_by, (select verdict::integer from matching.edges where is_manual) from mds.overrides', $$ values (null::timestamptz, null::name, -1) $$, 'brought back, it counts again');
select is(mds.withdraw_overrides('{}'), '{}', 'nothing to do');

-- An older word that would hold again passes the risk rules of today.
select mds.ingest('crm', n, jsonb_build_object('employer', 'Firm ' || n)) from unnest(array['a', 'b']) n \g /dev/null
select pg_temp.identity_of('crm', 'a') as a, pg_temp.identity_of('crm', 'b') as b \gset
select (mds.impose(array[:a], array[:b], 1, 'override', 'one', 'me'))[1] as one, (mds.impose(array[:a], array[:b], -1, 'override', 'two', 'me'))[1] as two \gset
select mds.ingest('crm', 'a', '{"employer": "Firm a", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}'),
       mds.ingest('crm', 'b', '{"employer": "Firm b", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}') \g /dev/null
select throws_ok(format('select mds.withdraw_overrides(array[%s])', :two), 'MDREV', null, 'what it would join against one needs a second person');
select is((select withdrawn_at from mds.overrides where id = :two), null, 'and nothing is taken back');
update mds.overrides set risks = '{government_id}', approved_by = 'somebody' where id = :one;
select lives_ok(format('select mds.withdraw_overrides(array[%s])', :two), 'what somebody has agreed to does not');

select finish();
rollback;
