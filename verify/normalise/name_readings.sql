-- Verify mds:normalise/name_readings on pg
begin;

select 1 / has_table_privilege('public', 'normalise.name_readings', 'select')::int;

rollback;
