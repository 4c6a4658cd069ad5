-- mds.move_identity: moves a record to another user.
begin;
\ir ../fixtures.sql
select plan(16);

select is(pg_temp.contract('mds.move_identity'), 'volatile definer returns mds.merge_result', 'contract');
select is(pg_temp.callers('mds.move_identity'), array['mds_steward'], 'who may call it');

select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}')).canonical_user_id as ann,
       (mds.ingest('crm', '2', '{"full_name": "Bea Birch", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}')).canonical_user_id as bea \gset
select mds.ingest('shop', '3', '{"full_name": "Ann Oakley", "email": "ann@example.org"}') \g /dev/null
select pg_temp.identity_of('crm', '1') as one, pg_temp.identity_of('shop', '3') as three \gset

set local session authorization test_steward;
select results_eq(format($$ select state, survivor_id, absorbed_id from mds.move_identity(%s, %L, 'shopped for her') $$, :three, :'bea'),
    format($$ values ('applied', %L::uuid, %L::uuid) $$, :'bea', :'ann'), 'a record moves');
select is(pg_temp.partition(), array['crm:1', 'crm:2 shop:3'], 'to where it should be');
select results_eq('select kind, reason from mds.merges', $$ values ('move', 'shopped for her') $$, 'it is in the journal');
select is(mds.get_user(:'ann') ->> 'status', 'active', 'the user it leaves stays');
reset session authorization;
select mds.recompute() \g /dev/null
select is(pg_temp.partition(), array['crm:1', 'crm:2 shop:3'], 'and it stays there');

select mds.ingest('shop', '4', '{"full_name": "Gil Grove", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}'),
       mds.ingest('shop', '5', '{"full_name": "Gil Grove", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}') \g /dev/null
select pg_temp.identity_of('shop', '4') as four \gset
set local session authorization test_steward;
select throws_ok(format('select mds.move_identity(%s, %L, ''x'')', :four, :'bea'), 'MDREV', null, 'a record with another government id needs a second person');
select is(pg_temp.partition(), array['crm:1', 'crm:2 shop:3', 'shop:4 shop:5'], 'and stays meanwhile');
select throws_ok(format('select mds.move_identity(%s, %L, ''x'')', :three, :'bea'), 'MDSLF', null, 'it is there already');
select throws_ok(format('select mds.move_identity(0, %L, ''x'')', :'bea'), 'MDNRC', null, 'no such record');
select throws_ok(format('select mds.move_identity(%s, gen_random_uuid(), ''x'')', :three), 'MDNUS', null, 'no such user');
select throws_ok(format('select mds.move_identity(%s, %L, '''')', :three, :'ann'), 'MDPAY', null, 'a move has a reason');
select results_eq(format($$ select survivor_id, absorbed_id from mds.move_identity(%s, %L, 'all she had') $$, :one, :'bea'), format($$ values (%L::uuid, %L::uuid) $$, :'bea', :'ann'), 'the last record takes its user along');
select is(mds.resolve_user(:'ann'), :'bea', 'as a merge does');
reset session authorization;

-- As many records as one user can have.
select count(mds.ingest('crm', 'm' || n, '{"employer": "Ash"}')) from generate_series(1, 150) n \g /dev/null
select array_agg(id order by id) as many from mds.source_identities where source_record_id like 'm%' \gset
select mds.impose((:'many'::bigint[])[1:1], (:'many'::bigint[])[2:], 1, 'merge', 'x', 'me', 'you'),
       mds.redecide(:'many', (:'many'::bigint[])[1:1], array[pg_temp.user_of('crm', 'm1')]) \g /dev/null
select pg_temp.user_of('crm', 'm150') as giant \gset
set local session authorization test_steward;
select throws_ok(format('select mds.move_identity(%s, %L, ''x'')', :four, :'giant'), 'MDMRG', null, 'nor can a record go where it must stay apart');
reset session authorization;

select finish();
rollback;
