-- mds.set_override: a steward decides on a pair of records.
begin;
\ir ../fixtures.sql
select plan(15);

select is(pg_temp.contract('mds.set_override'), 'volatile definer returns bigint', 'contract');
select is(pg_temp.callers('mds.set_override'), array['mds_steward'], 'who may call it');
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}'), mds.ingest('shop', '2', '{"full_name": "Ann Oakley", "email": "ann@example.org"}'),
       mds.ingest('crm', '3', '{"employer": "Elm", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4391"}]}') \g /dev/null
select pg_temp.identity_of('crm', '1') as one, pg_temp.identity_of('shop', '2') as two, pg_temp.identity_of('crm', '3') as three \gset
set local session authorization test_steward;
select mds.set_override('cannot_link', :two, :one, 'two people') as parted \gset
select is(pg_temp.partition(), array['crm:1', 'crm:3', 'shop:2'], 'a cannot-link parts two records');
select mds.set_override('must_link', :one, :three, 'one') as joined \gset
select is(pg_temp.partition(), array['crm:1 crm:3', 'shop:2'], 'a must-link joins two');
reset session authorization;
select mds.recompute() \g /dev/null
select is(pg_temp.partition(), array['crm:1 crm:3', 'shop:2'], 'both last');

-- The users of a pair count for its risk.
select mds.ingest('shop', '2', '{"full_name": "Ann Oakley", "email": "ann@example.org", "government_ids": [{"type": "ssn", "country_code": "US", "value": "536-90-4399"}]}') \g /dev/null
set local session authorization test_steward;
select throws_ok(format('select mds.set_override(''must_link'', %s, %s, ''x'')', :one, :two), 'MDREV', null, 'a pair whose users conflict needs a second person');

-- Refusals.
reset session authorization;
select throws_ok($$ select mds.set_override('must_link', null, 1, 'x') $$, 'MDPAY', null, 'a pair is of two records');
select throws_ok(format('select mds.set_override(''must_link'', %s, %s, ''x'')', :one, :one), 'MDPAY', null, 'which differ');
select throws_ok(format('select mds.set_override(''maybe'', %s, %s, ''x'')', :one, :two), 'MDPAY', null, 'it is one or the other');
select throws_ok(format('select mds.set_override(''must_link'', %s, %s, '''')', :one, :two), 'MDPAY', null, 'with a reason');
select throws_ok(format('select mds.set_override(''cannot_link'', %s, %s, ''x'', now() - interval ''1 day'')', :one, :three), 'MDPAY', null, 'and ends in the future');
select throws_ok(format('select mds.set_override(''must_link'', %s, 0, ''x'')', :one), 'MDNRC', null, 'of records that exist');
set local session authorization test_steward;
select mds.clear_override(:joined, 'no') \g /dev/null
select is(pg_temp.partition(), array['crm:1', 'crm:3', 'shop:2'], 'taken back, the evidence decides');
select mds.set_override('cannot_link', :one, :three, 'for now', now() + interval '1 day') as until_tomorrow \gset
reset session authorization;
select is((select expires_at::date - now()::date from mds.overrides where id = :until_tomorrow), 1, 'it may have an end');
set local session authorization test_crm;
select throws_ok(format('select mds.set_override(''must_link'', %s, %s, ''x'')', :one, :two), '42501', null, 'a service does not decide on people');
reset session authorization;

select finish();
rollback;
