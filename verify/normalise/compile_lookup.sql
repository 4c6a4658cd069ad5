-- Verify mds:normalise/compile_lookup on pg
begin;

select 1 / (not has_function_privilege('public', 'normalise.compile_lookup()', 'execute'))::int;

rollback;
