-- Revert mds:normalise/postal_code from pg
begin;

drop function normalise.postal_code(text, char);

commit;
