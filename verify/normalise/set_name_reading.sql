-- Verify mds:normalise/set_name_reading on pg
begin;

select 1 / has_function_privilege('mds_steward', 'normalise.set_name_reading(text, text, text, text)', 'execute')::int;

rollback;
