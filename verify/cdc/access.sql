-- Verify mds:cdc/access on pg
begin;

select 1 / has_table_privilege('mds_operator', 'cdc.slot_lag', 'select')::int;
select 1 / has_column_privilege('mds_cdc_outbox', 'cdc.outbox_events', 'payload', 'select')::int;
select 1 / (not has_column_privilege('mds_cdc_canonical', 'mds.source_identities', 'ingested_payload', 'select'))::int;

rollback;
