-- mds.attribute_lineage: where every golden value came from.
begin;
\ir ../fixtures.sql
select plan(11);

select columns_are('mds', 'attribute_lineage',
    array['id', 'canonical_profile_id', 'attribute_path', 'source_identity_id', 'payload_version', 'value_hash',
        'confidence', 'previous_ended_at', 'valid_from', 'valid_to', 'value_pin_id']);
select is(pg_temp.readers('mds.attribute_lineage'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.attribute_lineage'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.attribute_lineage'::regclass;

set local session authorization test_feeds;
select pg_temp.says('crm', '1', '{"full_name": "Ann Example", "email": "ann@example.org"}'), pg_temp.says('billing', '2', '{"full_name": "Bertram Quux"}') \g /dev/null
reset session authorization;
select bag_eq('select attribute_path from mds.attribute_lineage', array['$.full_name', '$.email', '$.full_name'], 'a row for every golden value');
select is_empty($$ select * from mds.attribute_lineage where value_hash !~ '^[0-9a-f]{64}$' $$, 'it holds keyed hashes');
set local session authorization test_crm;
select is((select count(*) from mds.attribute_lineage), 2::bigint, 'a service sees the lineage of profiles it may read');
set local session authorization test_auditor;
select is((select count(*) from mds.attribute_lineage), 3::bigint, 'an auditor sees all');
reset session authorization;

select throws_ok($$ insert into mds.attribute_lineage (canonical_profile_id, attribute_path, valid_from) select canonical_profile_id, attribute_path, now() from mds.attribute_lineage $$, '23505', null, 'a value has one current origin');
select throws_ok($$ update mds.attribute_lineage set attribute_path = 'email' $$, '23514', null, 'a path is a JSON path');
select throws_ok($$ update mds.attribute_lineage set valid_to = valid_from - interval '1 s' $$, '23514', null, 'a period does not end before it begins');

select finish();
rollback;
