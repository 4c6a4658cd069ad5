-- Verify mds:normalise/set_email_role on pg
begin;

select 1 / (has_function_privilege('mds_steward', 'normalise.set_email_role(text, boolean)', 'execute'))::int;

rollback;
