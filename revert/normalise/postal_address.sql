-- Revert mds:normalise/postal_address from pg
begin;

drop type normalise.postal_address;

commit;
