-- Verify mds:matching/access on pg
begin;

select 1 / has_table_privilege('mds_operator', 'matching.models', 'select')::int;
select 1 / (not has_table_privilege('mds_operator', 'matching.features', 'select'))::int;

rollback;
