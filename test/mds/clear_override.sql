-- mds.clear_override: takes a verdict back.
begin;
\ir ../fixtures.sql
select plan(9);

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

select finish();
rollback;
