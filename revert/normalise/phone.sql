-- Revert mds:normalise/phone from pg
begin;

drop function normalise.phone(text, char);

commit;
