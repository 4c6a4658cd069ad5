-- Verify mds:normalise/transliterate_syllables on pg
begin;

select 1 / has_function_privilege('public', 'normalise.transliterate_syllables(text)', 'execute')::int;

rollback;
