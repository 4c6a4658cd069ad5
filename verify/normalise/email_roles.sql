-- Verify mds:normalise/email_roles on pg
begin;

select 1 / (normalise.email_role('info') is not null)::int;

rollback;
