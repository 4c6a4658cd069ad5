-- matching.access: who may read and write what in schema matching.
begin;
select plan(3);

create temp view readers as
select unnest(array['mds_service', 'mds_steward', 'mds_approver', 'mds_reader', 'mds_pii_reader', 'mds_auditor', 'mds_operator', 'mds_cdc']) as role;
create temp view tables as
select c.oid, c.relname from pg_class c where c.relnamespace = 'matching'::regnamespace and c.relkind in ('r', 'v');

select is_empty($$ select role, relname from readers, tables where has_table_privilege(role, oid, 'insert, update, delete, truncate') $$,
    'no role may write to a table');
select is_empty($$ select role from readers where has_table_privilege(role, 'matching.features', 'select')
                                               or has_table_privilege(role, 'matching.term_frequencies', 'select') $$,
    'features and frequencies hold personal data and are read through functions only');
select set_eq($$ select role from readers where has_table_privilege(role, 'matching.edges', 'select') $$,
    array['mds_steward', 'mds_approver', 'mds_auditor', 'mds_operator'], 'evidence is for those who look after the whole');

select finish();
rollback;
