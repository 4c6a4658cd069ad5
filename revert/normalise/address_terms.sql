-- Revert mds:normalise/address_terms from pg
begin;

drop table normalise.address_terms;

commit;
