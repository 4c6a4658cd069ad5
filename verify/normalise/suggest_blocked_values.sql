-- Verify mds:normalise/suggest_blocked_values on pg
begin;

select 1 / (has_function_privilege('mds_steward', 'normalise.suggest_blocked_values(regclass, name, text, bigint, double precision, boolean)', 'execute'))::int;

rollback;
