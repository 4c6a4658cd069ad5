-- mds.search: users that may be the person with these attributes.
begin;
\ir ../fixtures.sql
select plan(15);

select is(pg_temp.contract('mds.search'), 'stable definer returns setof mds.candidate', 'contract');
select is(pg_temp.callers('mds.search'), array['mds_approver', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it');

select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "date_of_birth": "1980-02-29"}')).canonical_user_id as ann \gset
select mds.ingest('billing', '1', '{"full_name": "Bertram Quux", "phone": "+44 20 7946 0991", "external_ids": {"sap": "7"}}') \g /dev/null
create temp table before on commit drop as select * from pg_temp.contents();

set local session authorization test_reader;
select results_eq($$ select canonical_user_id, grade, match_score > 95 from mds.search('{"full_name": "Ann Oakley", "email": "ANN@example.org"}') $$, format($$ values (%L::uuid, 'probable', true) $$, :'ann'), 'who would join is probable');
select results_eq($$ select grade from mds.search('{"external_ids": {"sap": "7"}}') $$, array['certain'], 'a definite rule is certain');
select ok((select evidence ? 'email' and evidence ? 'source_identity_id' from mds.search('{"full_name": "Ann Oakley", "email": "ann@example.org"}')), 'evidence says what agrees');
select is_empty($$ select * from mds.search('{"full_name": "Nobody Known"}') $$, 'nobody is nobody');
select is_empty($$ select * from mds.search('{"email": "info@example.org", "full_name": " "}') $$, 'blank and shared values find nobody');
select is((select count(*) from mds.search('{"full_name": "Ann Oakley", "phone": "+44 20 7946 0991"}')), 2::bigint, 'of several all');
select is((select count(*) from mds.search('{"full_name": "Ann Oakley", "phone": "+44 20 7946 0991"}', 1)), 1::bigint, 'up to the limit');
set local session authorization test_crm;
select is_empty($$ select * from mds.search('{"phone": "+44 20 7946 0991"}') $$, 'a service does not find whom it has not reported');
set local session authorization test_auditor;
select throws_ok($$ select * from mds.search('{"phone": "+44 20 7946 0991"}') $$, '42501', null, 'an auditor does not search');
set local session authorization test_reader;
select throws_ok($$ select * from mds.search('{"full_name": 1, "emails": 2}') $$, 'MDPAY', null, 'types are those of a payload');
select throws_ok($$ select * from mds.search('{"full_name": "Ann"}', 0) $$, 'MDPAY', null, 'a limit is 1 or more');
select throws_ok($$ select * from mds.search(null) $$, 'MDPAY', null, 'nothing is not searched for');
reset session authorization;
select results_eq('select * from pg_temp.contents()', 'select * from before', 'nothing is written');

select finish();
rollback;
