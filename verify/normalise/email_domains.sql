-- Verify mds:normalise/email_domains on pg
begin;

select 1 / (normalise.email_domain('gmail.com') is not null)::int;

rollback;
