-- Verify mds:normalise/name_case on pg
begin;

select 1 / has_function_privilege('public', 'normalise.name_case(text)', 'execute')::int;

rollback;
