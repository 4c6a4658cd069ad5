-- cdc.connectors: the two Debezium connectors.
begin;
\ir ../fixtures.sql
select plan(10);

select columns_are('cdc', 'connectors', array['name', 'role_name', 'slot_name', 'publication_name', 'lag_limit', 'silence_limit', 'last_beat_at']);
select is(pg_temp.readers('cdc.connectors'), array['mds_auditor', 'mds_cdc', 'mds_cdc_canonical', 'mds_cdc_outbox', 'mds_operator'], 'who may read it');
select is(pg_temp.writers('cdc.connectors'), array[]::text[], 'nobody but the owner writes to it');
select results_eq('select name, role_name, slot_name, publication_name from cdc.connectors order by name',
    $$ values ('canonical', 'mds_cdc_canonical'::name, 'mds_canonical'::name, 'mds_canonical_pub'::name),
              ('outbox', 'mds_cdc_outbox', 'mds_outbox', 'mds_outbox_pub') $$, 'each has a role, a slot and a publication of its own');
select is_empty('select c.name from cdc.connectors c where not exists (select from pg_publication p where p.pubname = c.publication_name)', 'publications exist');
select is_empty($$ select c.name from cdc.connectors c left join pg_roles r on r.rolname = c.role_name
                    where (r.rolcanlogin and r.rolreplication and r.rolbypassrls and r.rolconfig @> array['row_security=off']) is not true
                       or r.rolsuper or r.rolcreaterole or r.rolcreatedb $$,
    'roles may log in, replicate and see all rows, and fail where they would not; no more');
select throws_ok($$ insert into cdc.connectors values ('x', 'x', 'mds_outbox', 'x') $$, '23505', null, 'a slot is not shared');
select throws_ok($$ update cdc.connectors set lag_limit = 0 $$, '23514', null, 'limits are limits');
set local session authorization test_operator;
select is((select count(*) from cdc.connectors), 2::bigint, 'operators see them');
set local session authorization test_reader;
select throws_ok('select * from cdc.connectors', '42501', null, 'readers do not');
reset session authorization;

select finish();
rollback;
