-- Revert mds:normalise/email_roles from pg
begin;

drop function normalise.email_role(text);
drop table normalise.email_roles;

commit;
