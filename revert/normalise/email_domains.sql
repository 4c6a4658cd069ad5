-- Revert mds:normalise/email_domains from pg
begin;

drop function normalise.email_domain(text);
drop table normalise.email_domains;

commit;
