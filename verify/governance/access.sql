-- Verify mds:governance/access on pg
begin;

select 1 / has_table_privilege('mds_auditor', 'governance.column_classes', 'select')::int;
select 1 / (not has_table_privilege('mds_auditor', 'governance.hash_keys', 'select'))::int;

rollback;
