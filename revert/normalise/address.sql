-- Revert mds:normalise/address from pg
begin;

drop function normalise.address(jsonb, char);

commit;
