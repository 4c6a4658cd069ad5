-- mds.golden_profiles: the golden profile of every person the reader may see.
begin;
\ir ../fixtures.sql
select plan(11);

select columns_are('mds', 'golden_profiles', array['canonical_user_id', 'status', 'full_name', 'email', 'phone_e164', 'country_code', 'preferences', 'attributes', 'version', 'created_at', 'updated_at', 'is_masked']);
select is(pg_temp.readers('mds.golden_profiles'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may read it');

set local session authorization test_feeds;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Oak Ltd", "preferences": {"colour": "red"}}')).canonical_user_id as ann,
       (pg_temp.says('billing', '2', '{"full_name": "Bertram Quux", "phone": "020 7946 0991"}')).canonical_user_id as bert \gset

set local session authorization test_pii;
select results_eq('select full_name, is_masked from mds.golden_profiles order by 1', $$ values ('Ann Oakley', false), ('Bertram Quux', false) $$, 'a PII reader reads in clear');
set local session authorization test_reader;
select results_eq('select full_name, is_masked from mds.golden_profiles order by 1', $$ values ('A***', true), ('B***', true) $$, 'a reader masked');
set local session authorization test_auditor;
select results_eq('select full_name, is_masked from mds.golden_profiles order by 1', $$ values ('A***', true), ('B***', true) $$, 'an auditor too');
set local session authorization test_steward;
select is((select count(*) from mds.golden_profiles where not is_masked), 2::bigint, 'a steward in clear');
set local session authorization test_crm;
select results_eq('select full_name, is_masked from mds.golden_profiles', $$ values ('Ann Oakley', false) $$, 'a service reads whom it has reported');
reset session authorization;
create role test_both login in role test_crm, mds_reader;
set local session authorization test_both;
select results_eq('select full_name, is_masked from mds.golden_profiles order by 1', $$ values ('Ann Oakley', false), ('B***', true) $$, 'who is both reads its own in clear and others masked, each once');
set local session authorization test_nobody;
select throws_ok('select * from mds.golden_profiles', '42501', null, 'who has no role nothing');
reset session authorization;
select mds.retract('billing', '2', 'gone') \g /dev/null
select results_eq('select status::text, full_name from mds.golden_profiles order by 1', $$ values ('active', 'Ann Oakley'), ('inactive', null) $$, 'whom nobody reports is inactive, and blank');
update mds.canonical_users set status = 'merged', merged_into = :'ann' where id = :'bert';
select is((select count(*) from mds.golden_profiles), 1::bigint, 'a redirect is no person');

select finish();
rollback;
