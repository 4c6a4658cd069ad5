-- governance.column_classes: what every column holds.
begin;
\ir ../fixtures.sql
select plan(8);

select columns_are('governance', 'column_classes', array['schema_name', 'table_name', 'column_name', 'class']);
select is(pg_temp.readers('governance.column_classes'), array['mds_auditor', 'mds_cdc', 'mds_cdc_canonical', 'mds_cdc_outbox', 'mds_operator'], 'who may read it');
select is(pg_temp.writers('governance.column_classes'), array[]::text[], 'nobody but the owner writes to it');
select ok(count(*) > 150, 'it holds the columns') from governance.column_classes;
select throws_ok($$ update governance.column_classes set class = 'whatever' $$, '23503', null, 'a class is one of the list');
select throws_ok($$ insert into governance.column_classes values ('mds', 'canonical_users', 'id', 'public') $$, '23505', null, 'a column has one');
select set_eq($$ select schema_name || '.' || table_name || '.' || column_name from governance.column_classes where class = 'payload' $$,
    array['mds.source_identities.ingested_payload', 'mds.payload_versions.payload', 'mds.rejected_records.record', 'mds.rejected_records.message',
          'mds.rejected_records.detail'], 'what sources sent is known');
set local session authorization test_reader;
select throws_ok('table governance.column_classes', '42501', null, 'readers do not see it');
reset session authorization;

select finish();
rollback;
