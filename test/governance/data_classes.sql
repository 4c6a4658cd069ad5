-- governance.data_classes: classes of data.
begin;
\ir ../fixtures.sql
select plan(5);

select columns_are('governance', 'data_classes', array['name', 'is_personal', 'is_publishable', 'description']);
select is(pg_temp.readers('governance.data_classes'), array['mds_auditor', 'mds_cdc', 'mds_cdc_canonical', 'mds_cdc_outbox', 'mds_operator'], 'who may read it');
select is(pg_temp.writers('governance.data_classes'), array[]::text[], 'nobody but the owner writes to it');
select set_eq('select name from governance.data_classes where not is_publishable', array['restricted', 'payload', 'sealed', 'secret'], 'what never leaves');
set local session authorization test_operator;
select isnt_empty('table governance.data_classes', 'operators see them');
reset session authorization;

select finish();
rollback;
