-- mds.withdraw_overrides: verdicts are taken back, and brought back.
begin;
\ir ../fixtures.sql
select plan(6);

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

select finish();
rollback;
