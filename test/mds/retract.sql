-- mds.retract: takes back a record.
begin;
\ir ../fixtures.sql
select plan(19);

select is(pg_temp.contract('mds.retract'), 'volatile definer returns mds.resolution', 'contract');
select is(pg_temp.callers('mds.retract'), array['mds_operator', 'mds_service'], 'who may call it');

set local session authorization test_crm;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}', '2026-03-01')).canonical_user_id as ann \gset
select pg_temp.says('shop', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Oak Ltd"}', '2026-03-01') \g /dev/null

select results_eq($$ select canonical_user_id, action, affected_user_ids from mds.retract('shop', '1', 'asked for') $$, format($$ values (null::uuid, 'retracted', array[%L]::uuid[]) $$, :'ann'),
    'a record that is taken back belongs to nobody');
select is(mds.find_user('shop', '1'), null, 'and is not found');
select is(mds.get_user(:'ann') #>> '{golden,employer}', null, 'it no longer counts');
select is((mds.retract('shop', '1', 'asked for')).action, 'unchanged', 'twice is once');
select is((mds.retract('crm', '1', 'asked for')).action, 'retracted', 'the last record too');
select throws_ok(format('select mds.get_user(%L)', :'ann'), 'MDNUS', null, 'and with it the person is the service''s no more');
set local session authorization test_pii;
select is(mds.get_user(:'ann') ->> 'status', 'inactive', 'there is a user left without any, who keeps the id');
select is(mds.get_user(:'ann') -> 'golden', '{}', 'and nothing else');
set local session authorization test_crm;
select is((pg_temp.says('crm', '1', '{"full_name": "Ann Oakley"}', '2026-01-01')).action, 'stale', 'an older signal does not bring it back');
select results_eq($$ select canonical_user_id, action from pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}', '2026-03-01') $$, format($$ values (%L::uuid, 'linked') $$, :'ann'),
    'the same again does, under the old id');
select is(mds.get_user(:'ann') ->> 'status', 'active', 'which is active again');

select pg_temp.says('crm', 'm1', '{"full_name": "Ida Info", "email": "info@example.org"}'), pg_temp.says('crm', 'm2', '{"full_name": "Olaf Otto", "email": "info@example.org"}') \g /dev/null
select pg_temp.user_of('crm', 'm1') as ida, pg_temp.user_of('crm', 'm2') as olaf \gset
select set_eq(format('select unnest(affected_user_ids) from mds.retract(%L, %L, %L)', 'crm', 'm1', 'gone'), array[:'ida', :'olaf']::uuid[], 'who inherits an address by it is affected too');

select throws_ok($$ select mds.retract('crm', '1', null) $$, 'MDPAY', null, 'a reason is needed');
select throws_ok($$ select mds.retract('crm', '1', ' ') $$, 'MDPAY', null, 'that says something');
select throws_ok($$ select mds.retract('crm', 'unheard of', 'x') $$, 'MDNRC', null, 'a record that exists');
select throws_ok($$ select mds.retract('billing', '1', 'x') $$, 'MDFOR', null, 'of your own system');
reset session authorization;
select is((select retraction_reason from mds.source_identities where source_system = 'shop'), 'asked for', 'the record is kept with the reason');

select finish();
rollback;
