-- mds.impose: the one way to a manual edge.
begin;
\ir ../fixtures.sql
select plan(11);

select is(pg_temp.contract('mds.impose'), 'volatile returns bigint[]', 'contract');
select is(pg_temp.callers('mds.impose'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', n::text, jsonb_build_object('employer', 'Firm ' || n)) from generate_series(1, 4) n \g /dev/null
select array_agg(id order by id) as ids from mds.source_identities \gset
select is(cardinality(mds.impose((:'ids'::bigint[])[1:2], (:'ids'::bigint[])[3:4], -1, 'split', 'why', 'me')), 4, 'every pair across has the verdict');
select results_eq('select distinct verdict::integer, is_manual from matching.edges', $$ values (-1, true) $$, 'as an edge');
select results_eq('select distinct origin, reason, requested_by, approved_by, risks from mds.overrides', $$ values ('split', 'why', 'me'::name, null::name, '{}'::text[]) $$, 'with who and why');
select is(cardinality(mds.impose((:'ids'::bigint[])[1:2], (:'ids'::bigint[])[1:2], 1, 'split', 'why', 'me')), 1, 'a record is no pair with itself');
select is((select count(distinct canonical_user_id) from mds.source_identities), 4::bigint, 'nobody moves');

-- Risks.
select mds.ingest('crm', 'a', '{"full_name": "Ann", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}'),
       mds.ingest('crm', 'b', '{"full_name": "Bea", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}') \g /dev/null
select pg_temp.identity_of('crm', 'a') as a, pg_temp.identity_of('crm', 'b') as b \gset
select throws_ok(format('select mds.impose(array[%s], array[%s], 1, ''merge'', ''x'', ''me'')', :a, :b), 'MDREV', null, 'a risky join needs a second person');
select throws_ok(format('select mds.impose(array[%s], array[%s], 1, ''merge'', ''x'', ''me'', ''me'')', :a, :b), '23514', null, 'who is not the first');
select lives_ok(format('select mds.impose(array[%s], array[%s], 1, ''merge'', ''x'', ''me'', ''you'')', :a, :b), 'two people may');
select throws_ok($$ select mds.impose(array(select n from generate_series(1, 400) n), array(select n from generate_series(1, 400) n), -1, 'merge', 'x', 'me') $$, 'MDMRG', null, 'there is an end to it');

select finish();
rollback;
