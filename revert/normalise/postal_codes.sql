-- Revert mds:normalise/postal_codes from pg
begin;

drop table normalise.postal_codes;

commit;
