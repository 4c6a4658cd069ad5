-- Verify mds:normalise/unblock_value on pg
begin;

select 1 / has_function_privilege('mds_steward', 'normalise.unblock_value(text, text)', 'execute')::int;
select 1 / (not has_function_privilege('public', 'normalise.unblock_value(text, text)', 'execute'))::int;

rollback;
