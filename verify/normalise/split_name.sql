-- Verify mds:normalise/split_name on pg
begin;

select 1 / has_function_privilege('public', 'normalise.split_name(text)', 'execute')::int;

rollback;
