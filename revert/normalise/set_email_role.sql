-- Revert mds:normalise/set_email_role from pg
begin;

drop function normalise.set_email_role(text, boolean);

commit;
