-- Verify mds:normalise/name_key on pg
begin;

select 1 / has_function_privilege('public', 'normalise.name_key(text)', 'execute')::int;

rollback;
