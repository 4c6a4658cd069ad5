-- Verify mds:normalise/phone on pg
begin;

select 1 / has_function_privilege('public', 'normalise.phone(text, char)', 'execute')::int;

rollback;
