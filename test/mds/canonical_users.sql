-- mds.canonical_users: one row per person, for ever.
begin;
\ir ../fixtures.sql
select plan(17);

select columns_are('mds', 'canonical_users',
    array['id', 'legacy_ids', 'status', 'merged_into', 'created_at', 'updated_at']);
select enum_has_labels('mds', 'canonical_user_status', array['active', 'inactive', 'merged', 'deleted']);
select col_type_is('mds', 'canonical_users', 'status', 'mds', 'canonical_user_status', 'the type has the name of the data model');
select is(pg_temp.readers('mds.canonical_users'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.canonical_users'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.canonical_users'::regclass;

select has_index('mds', 'canonical_users', 'idx_canonical_users_legacy_ids', 'legacy_ids', 'legacy ids are looked up');
select has_trigger('mds', 'canonical_users', 'touch_updated_at', 'a write is dated');

insert into mds.canonical_users (id) values ('00000000-0000-4000-8000-000000000001'), ('00000000-0000-4000-8000-000000000002');
select throws_ok($$ update mds.canonical_users set status = 'merged' $$, '23514', null, 'who is merged says into whom');
select throws_ok($$ update mds.canonical_users set merged_into = '00000000-0000-4000-8000-000000000002' where id = '00000000-0000-4000-8000-000000000001' $$, '23514', null, 'and who is not, does not');
select throws_ok($$ update mds.canonical_users set status = 'merged', merged_into = id $$, '23514', null, 'nobody survives himself');
select throws_ok($$ update mds.canonical_users set status = 'merged', merged_into = gen_random_uuid() $$, '23503', null, 'the survivor exists');
select throws_ok($$ insert into mds.canonical_users (id) values ('00000000-0000-4000-8000-000000000001') $$, '23505', null, 'an id is minted once');

set local session authorization test_feeds;
select pg_temp.says('billing', '1', '{"full_name": "Ann Example"}') \g /dev/null
set local session authorization test_crm;
select is_empty('select * from mds.canonical_users', 'a service sees nobody whom only other systems reported');
set local session authorization test_billing;
select is((select count(*) from mds.canonical_users), 1::bigint, 'it sees whom it reported');
set local session authorization test_auditor;
select is((select count(*) from mds.canonical_users), 3::bigint, 'an auditor sees everybody');
set local session authorization test_nobody;
select throws_ok('select * from mds.canonical_users', '42501', null, 'who has no role sees nothing');
reset session authorization;

select finish();
rollback;
