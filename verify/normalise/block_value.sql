-- Verify mds:normalise/block_value on pg
begin;

select 1 / has_function_privilege('mds_steward', 'normalise.block_value(text, text, text, boolean)', 'execute')::int;
select 1 / (not has_function_privilege('public', 'normalise.block_value(text, text, text, boolean)', 'execute'))::int;

rollback;
