-- mds.access: who may read and write what in schema mds.
begin;
\ir ../fixtures.sql
select plan(6);

create temp view readers as
select unnest(array['mds_service', 'mds_steward', 'mds_approver', 'mds_reader', 'mds_pii_reader', 'mds_auditor', 'mds_operator', 'mds_cdc']) as role;
create temp view tables as
select c.oid, c.relname from pg_class c where c.relnamespace = 'mds'::regnamespace and c.relkind in ('r', 'v');

select is_empty($$ select role, relname from readers, tables where has_table_privilege(role, oid, 'insert, update, delete, truncate') $$,
    'no role may write to a table');
select is_empty($$ select role from readers where role in ('mds_service', 'mds_reader', 'mds_auditor', 'mds_operator')
                     and (has_column_privilege(role, 'mds.source_identities', 'ingested_payload', 'select')
                       or has_column_privilege(role, 'mds.source_identities', 'attributes', 'select')) $$,
    'payloads and what was read from them are for those who read in clear');
select is_empty($$ select role from readers where has_table_privilege(role, 'mds.payload_versions', 'select')
                                               or has_table_privilege(role, 'mds.idempotency_keys', 'select') $$,
    'former payloads and idempotency keys are read through functions only');
select is_empty($$ select relname from tables where has_table_privilege('public', oid, 'select') $$,
    'nothing is readable by public');
select set_eq($$ select role from readers where has_table_privilege(role, 'mds.open_duplicates', 'select') $$,
    array['mds_steward', 'mds_approver', 'mds_auditor', 'mds_operator'], 'the review queue is for those who work on it');
select set_eq($$ select role from readers where has_table_privilege(role, 'mds.golden_profiles', 'select') $$,
    array['mds_service', 'mds_steward', 'mds_approver', 'mds_reader', 'mds_pii_reader', 'mds_auditor', 'mds_operator'],
    'golden profiles are for everybody but replication');

select finish();
rollback;
