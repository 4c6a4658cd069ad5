-- mds.normalise: what MDS would make of a payload.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.normalise'), 'stable definer returns jsonb', 'contract');
select is(pg_temp.callers('mds.normalise'), array['mds_operator', 'mds_service', 'mds_steward'], 'who may call it');

create temp table before on commit drop as select * from pg_temp.contents();
set local session authorization test_crm;
select is(mds.normalise('{"full_name": "ANN OAKLEY", "phone": "020 7946 0991", "email": "nobody"}', 'crm') #>> '{offers,phone_e164}', '+442079460991', 'a national number is read as of the country of the system');
select is(mds.normalise('{"phone": "020 7946 0991"}') #>> '{offers,phone_e164}', null, 'without a system there is none');
select is(mds.normalise('{"full_name": "Ann Oakley", "email": "nobody"}') #>> '{rejected,0,reason}', 'unusable', 'what is left out says why');
select ok(mds.normalise('{"email": "ann@example.org"}') #> '{keys,email}' ? to_hex(normalise.hash64('email|ann@example.org')), 'keys are those of matching');
select throws_ok($$ select mds.normalise('{"emails": 1}') $$, 'MDPAY', null, 'types are those of a payload');
select throws_ok($$ select mds.normalise('{"email": "a"}', 'billing') $$, 'MDFOR', null, 'another service''s system is not yours');
reset session authorization;
select results_eq('select * from pg_temp.contents()', 'select * from before', 'nothing is written');

select finish();
rollback;
