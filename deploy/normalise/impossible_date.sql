-- Deploy mds:normalise/impossible_date to pg
-- requires: normalise/is_calendar_day
begin;

create or replace function normalise.impossible_date(p_year text, p_month text, p_day text) returns text
language sql
immutable parallel safe
return case when char_length(p_year) = 4 and char_length(p_month) in (1, 2) and char_length(p_day) in (1, 2)
                 and translate(p_year || p_month || p_day, '0123456789', '') = '' then
           case when case when p_month::integer = 0 or p_day::integer = 0                then false     -- unknown
                          when p_year not between '1500' and '2100'
                          -- Nor is a year of one digit, or on the first day or the last, anybody's: systems write never as 0001-01-01 or 9999-12-31.
                          then normalise.is_calendar_day(p_year::integer, p_month::integer, p_day::integer)
                               and (p_month::integer, p_day::integer) not in ((1, 1), (12, 31)) and translate(p_year, left(p_year, 1), '') <> ''
                          when p_month::integer > 12                                     then p_day::integer <= 31
                          else not normalise.is_calendar_day(p_year::integer, p_month::integer, p_day::integer) end
           then concat_ws('-', p_year, lpad(p_month, 2, '0'), lpad(p_day, 2, '0')) end
       end;

comment on function normalise.impossible_date(text, text, text) is
$$What is written where a date should be, and is none because of one of its parts, as YYYY-MM-DD: 1949-15-25, 1994-11-71, 1028-03-29;
null for a date, and for what more than one part keeps from being one.

Most are dates with one wrong digit, so they can be compared with dates, and with nothing else be done. A year outside 1500 to 2100
does not count when it stands for "never" or "unknown": on 1 January and 31 December, and of one digit only.$$;

grant execute on function normalise.impossible_date(text, text, text) to public;

commit;
