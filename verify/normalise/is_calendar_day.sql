-- Verify mds:normalise/is_calendar_day on pg
begin;

select 1 / normalise.is_calendar_day(96, 2, 29)::int;

rollback;
