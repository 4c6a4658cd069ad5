-- mds.masked_profiles: golden profiles that the login may know of but not read in clear.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.masked_profiles'), 'stable definer returns setof mds.canonical_profiles', 'contract');
select is(pg_temp.callers('mds.masked_profiles'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it');

set local session authorization test_feeds;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Oak Ltd", "preferences": {"colour": "red"}}')).canonical_user_id as ann,
       (pg_temp.says('billing', '2', '{"full_name": "Bertram Quux", "phone": "020 7946 0991"}')).canonical_user_id as bert \gset

set local session authorization test_reader;
select results_eq('select full_name, email::text, phone_e164, attributes ->> ''employer'', preferences ->> ''colour'' from mds.masked_profiles() order by 1',
    $$ values ('A***', 'a***', null, 'O***', 'r***'), ('B***', null, '+***', null, null) $$, 'a reader gets all of them, masked');
select is((select count(*) from mds.masked_profiles() p where to_jsonb(p)::text ~* 'oakley|example\.org|7946|oak ltd|red'), 0::bigint, 'nothing slips through');
set local session authorization test_crm;
select is_empty('select * from mds.masked_profiles()', 'a service gets none: it reads its own in clear and knows of no other');
set local session authorization test_pii;
select is_empty('select * from mds.masked_profiles()', 'a PII reader neither: it reads all in clear');
set local session authorization test_operator;
select is((select count(*) from mds.masked_profiles()), 2::bigint, 'an operator gets all of them');
set local session authorization test_nobody;
select throws_ok('select * from mds.masked_profiles()', '42501', null, 'who has no role none');
reset session authorization;

select finish();
rollback;
