-- Verify mds:normalise/latin on pg
begin;

select 1 / has_function_privilege('public', 'normalise.latin(text)', 'execute')::int;

rollback;
