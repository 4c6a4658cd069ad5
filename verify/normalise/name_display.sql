-- Verify mds:normalise/name_display on pg
begin;

select 1 / has_function_privilege('public', 'normalise.name_display(text)', 'execute')::int;

rollback;
