-- Verify mds:normalise/set_email_domain on pg
begin;

select 1 / (has_function_privilege('mds_steward', 'normalise.set_email_domain(text, text, text, boolean, boolean)', 'execute'))::int;

rollback;
