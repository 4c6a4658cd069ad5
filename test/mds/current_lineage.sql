-- mds.current_lineage: where each golden value comes from today.
begin;
\ir ../fixtures.sql
select plan(7);

select columns_are('mds', 'current_lineage', array['canonical_user_id', 'attribute_path', 'source_identity_id', 'source_system', 'source_record_id', 'payload_version', 'value_pin_id', 'confidence', 'valid_from']);
select is(pg_temp.readers('mds.current_lineage'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may read it');

set local session authorization test_feeds;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Oak Ltd", "preferences": {"colour": "red"}}')).canonical_user_id as ann,
       (pg_temp.says('billing', '2', '{"full_name": "Bertram Quux", "phone": "020 7946 0991"}')).canonical_user_id as bert \gset

set local session authorization test_auditor;
select bag_eq('select attribute_path, source_system, confidence from mds.current_lineage where source_system = ''crm''',
    $$ values ('$.full_name', 'crm', 60::numeric(5,2)), ('$.email', 'crm', 60), ('$.employer', 'crm', 60), ('$.preferences.colour', 'crm', 60) $$, 'a row for each golden value');
set local session authorization test_crm;
select is((select count(*) from mds.current_lineage), 4::bigint, 'a service sees that of its people');
reset session authorization;
select pg_temp.says('billing', '1', '{"external_ids": {"crm": "1"}, "occupation": "Clerk"}') \g /dev/null
set local session authorization test_crm;
select results_eq($$ select source_identity_id, source_system, source_record_id, confidence from mds.current_lineage where attribute_path = '$.occupation' $$,
    format('values (%s::bigint, null::text, null::text, 80::numeric(5,2))', pg_temp.identity_of('billing', '1')), 'also of what others say of them, without their keys');
reset session authorization;
select mds.retract('billing', '1', 'x') \g /dev/null
select pg_temp.says('crm', '1', '{"full_name": "Ann Smith"}') \g /dev/null
select bag_eq(format('select attribute_path, payload_version from mds.current_lineage where canonical_user_id = %L', :'ann'), $$ values ('$.full_name', 2) $$, 'what is not golden any more has none');
set local session authorization test_nobody;
select throws_ok('select * from mds.current_lineage', '42501', null, 'who has no role sees nothing');
reset session authorization;

select finish();
rollback;
