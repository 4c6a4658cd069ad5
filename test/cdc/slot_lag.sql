-- cdc.slot_lag: how far behind connectors are. The alarms are tripped in test_wal.py: slots are not transactional.
begin;
\ir ../fixtures.sql
select plan(5);

select columns_are('cdc', 'slot_lag', array['connector', 'slot_name', 'is_active', 'wal_status', 'retained_bytes', 'lag_bytes', 'safe_wal_bytes',
    'catalog_xmin_age', 'last_beat_at', 'silence', 'alarm']);
select is(pg_temp.readers('cdc.slot_lag'), array['mds_auditor', 'mds_cdc', 'mds_cdc_canonical', 'mds_cdc_outbox', 'mds_operator'], 'who may read it');
set local session authorization test_operator;
select results_eq('select connector, alarm from cdc.slot_lag order by connector', $$ values ('canonical', 'no slot'), ('outbox', 'no slot') $$,
    'a connector that never ran is an alarm');
set local session authorization test_reader;
select throws_ok('select * from cdc.slot_lag', '42501', null, 'readers do not see it');
reset session authorization;
select is_empty($$ select from cdc.slot_lag where retained_bytes is not null $$, 'no figures without a slot');

select finish();
rollback;
