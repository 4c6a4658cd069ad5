-- mds.canonical_profiles: the golden profile of each user.
begin;
\ir ../fixtures.sql
select plan(15);

select columns_are('mds', 'canonical_profiles',
    array['id', 'canonical_user_id', 'full_name', 'email', 'claimed_email', 'email_confidence', 'phone_e164',
        'country_code', 'preferences', 'attributes', 'version', 'updated_at']);
select is(pg_temp.readers('mds.canonical_profiles'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.canonical_profiles'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.canonical_profiles'::regclass;

select has_trigger('mds', 'canonical_profiles', 'touch_updated_at', 'a write is dated');
set local session authorization test_feeds;
select pg_temp.says('crm', '1', '{"full_name": "Ann Example", "email": "ann@example.org"}'),
       pg_temp.says('billing', '2', '{"full_name": "Bertram Quux", "email": "bq@example.net"}') \g /dev/null

set local session authorization test_crm;
select results_eq('select full_name from mds.canonical_profiles', array['Ann Example'], 'a service reads whom it reported, nobody else');
set local session authorization test_pii;
select is((select count(*) from mds.canonical_profiles), 2::bigint, 'a PII reader reads everybody');
set local session authorization test_reader;
select is_empty('select * from mds.canonical_profiles', 'a reader nobody in clear: golden_profiles masks');
set local session authorization test_auditor;
select is_empty('select * from mds.canonical_profiles', 'an auditor neither');
reset session authorization;

select throws_ok($$ update mds.canonical_profiles set email = 'other@example.org' $$, '23514', null, 'a golden address is one that is claimed');
select throws_ok($$ update mds.canonical_profiles set claimed_email = 'ANN@example.org', email = 'ann@EXAMPLE.org' $$, '23505', null, 'two users have not one address, however it is spelled');
select throws_ok($$ update mds.canonical_profiles set phone_e164 = '020 7946 0000' $$, '23514', null, 'a phone number is E.164');
select throws_ok($$ update mds.canonical_profiles set country_code = 'gb' $$, '23514', null, 'a country is two capital letters');
select throws_ok($$ insert into mds.canonical_profiles (canonical_user_id) select canonical_user_id from mds.canonical_profiles $$, '23505', null, 'a user has one profile');
select throws_ok($$ insert into mds.canonical_profiles (canonical_user_id) values (gen_random_uuid()) $$, '23503', null, 'of a user that exists');

select finish();
rollback;
