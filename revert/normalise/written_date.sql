-- Revert mds:normalise/written_date from pg
begin;

drop function normalise.written_date(text);

commit;
