-- Revert mds:normalise/has_check_digits from pg
begin;

drop function normalise.has_check_digits(text, normalise.check_digit[], text);

commit;
