-- Verify mds:mds/suggest_blocked_values on pg
begin;

select 1 / has_function_privilege('mds_steward', 'mds.suggest_blocked_values(bigint, double precision, boolean)', 'execute')::int;

rollback;
