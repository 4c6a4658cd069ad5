-- Verify mds:mds/access on pg
begin;

select 1 / has_table_privilege('mds_service', 'mds.golden_profiles', 'select')::int;
select 1 / (not has_table_privilege('mds_service', 'mds.source_identities', 'insert'))::int;
select 1 / (not has_column_privilege('mds_reader', 'mds.source_identities', 'ingested_payload', 'select'))::int;

rollback;
