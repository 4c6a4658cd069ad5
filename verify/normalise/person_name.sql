-- Verify mds:normalise/person_name on pg
begin;

select 1 / has_function_privilege('public', 'normalise.person_name(text, text, text, text, text)', 'execute')::int;

rollback;
