-- Verify mds:normalise/fold_latin on pg
begin;

select 1 / has_function_privilege('public', 'normalise.fold_latin(text)', 'execute')::int;

rollback;
