-- Revert mds:normalise/address_tokens from pg
begin;

drop function normalise.address_tokens(text);

commit;
