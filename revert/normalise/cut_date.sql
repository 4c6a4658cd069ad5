-- Revert mds:normalise/cut_date from pg
begin;

drop function normalise.cut_date(text);

commit;
