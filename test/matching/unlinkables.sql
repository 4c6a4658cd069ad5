-- matching.unlinkables: records that say too little.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('matching.unlinkables'), 'stable definer returns setof matching.unlinkable', 'contract');
select is(pg_temp.callers('matching.unlinkables'), array['mds_auditor', 'mds_operator'], 'who may call it');
select pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}'), pg_temp.says('crm', '2', '{"given_name": "Ann"}'), pg_temp.says('shop', '3', '{"gender": "f"}') \g /dev/null
set local session authorization test_operator;
select results_eq('select source_identity_id, source_system from matching.unlinkables()', format('values (%s::bigint, ''shop''), (%s, ''crm'')', pg_temp.identity_of('shop', '3'), pg_temp.identity_of('crm', '2')), 'those that say least first');
select ok((select bool_and(weight < 5) from matching.unlinkables()), 'with the most they can reach');
reset session authorization;
select pg_temp.decide_by('{"join_weight": 99}') \g /dev/null
select is((select count(*) from matching.unlinkables()), 3::bigint, 'with a threshold out of reach, all');
select throws_ok('select * from matching.unlinkables(0)', 'MDPAY', null, 'a share is one');

select finish();
rollback;
