-- Verify mds:normalise/phone_written on pg
begin;

select 1 / has_function_privilege('public', 'normalise.phone_written(text)', 'execute')::int;

rollback;
