-- Revert mds:normalise/impossible_date from pg
begin;

drop function normalise.impossible_date(text, text, text);

commit;
