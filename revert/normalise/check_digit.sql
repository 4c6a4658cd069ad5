-- Revert mds:normalise/check_digit from pg
begin;

drop type normalise.check_digit;

commit;
