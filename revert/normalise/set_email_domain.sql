-- Revert mds:normalise/set_email_domain from pg
begin;

drop function normalise.set_email_domain(text, text, text, boolean, boolean);

commit;
