-- Verify mds:normalise/set_nickname on pg
begin;

select 1 / has_function_privilege('mds_steward', 'normalise.set_nickname(text, text, text, boolean)', 'execute')::int;

rollback;
