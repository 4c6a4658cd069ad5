-- Verify mds:normalise/read_name on pg
begin;

select 1 / has_function_privilege('public', 'normalise.read_name(text)', 'execute')::int;

rollback;
