-- Verify mds:normalise/transliterate on pg
begin;

select 1 / has_function_privilege('public', 'normalise.transliterate(text)', 'execute')::int;

rollback;
