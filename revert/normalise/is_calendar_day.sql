-- Revert mds:normalise/is_calendar_day from pg
begin;

drop function normalise.is_calendar_day(integer, integer, integer);

commit;
