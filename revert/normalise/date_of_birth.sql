-- Revert mds:normalise/date_of_birth from pg
begin;

drop function normalise.date_of_birth(text, text);
drop type normalise.partial_date;

commit;
