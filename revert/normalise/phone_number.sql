-- Revert mds:normalise/phone_number from pg
begin;

drop type normalise.phone_number;

commit;
