-- Deploy mds:normalise/is_calendar_day to pg
-- requires: normalise/schema
begin;

create or replace function normalise.is_calendar_day(p_year integer, p_month integer, p_day integer)
returns boolean
language sql
immutable parallel safe
return coalesce(p_month between 1 and 12 and p_year is not null
                and p_day between 1 and case when p_month in (4, 6, 9, 11) then 30 when p_month <> 2 then 31 when p_year % 4 = 0 then 29 else 28 end, false);

comment on function normalise.is_calendar_day(integer, integer, integer) is
$$Whether a day exists; false when a part is null. The year may be its last two or three digits, as government ids have it, so
29 February of a year ending in 00 is taken to exist.$$;

grant execute on function normalise.is_calendar_day(integer, integer, integer) to public;

commit;
