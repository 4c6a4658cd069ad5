-- Revert mds:normalise/email from pg
begin;

drop function normalise.email(text);
drop type normalise.email_address;

commit;
