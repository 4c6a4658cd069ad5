-- Verify mds:normalise/phones on pg
begin;

select 1 / has_function_privilege('public', 'normalise.phones(text[], char[])', 'execute')::int;

rollback;
