-- Deploy mds:mds/written_time to pg
-- requires: mds/schema
begin;

create or replace function mds.written_time(p_written text, p_date_order text)
returns text
language plpgsql
immutable parallel safe
as $$
declare
    v_parts  text[] := regexp_match(p_written, '^\s*([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9])(.*)$');
    v_year   text := v_parts[4];
    v_month  text := v_parts[3];
    v_day    text := v_parts[1];
begin
    if v_parts is null then
        return p_written;
    end if;
    if p_date_order = 'YMD' and length(v_year) = 2 then
        v_year := v_parts[1];
        v_day := v_parts[4];
    elsif v_month::integer > 12 or p_date_order = 'MDY' and v_day::integer <= 12 then
        v_month := v_parts[1];
        v_day := v_parts[3];
    end if;
    if length(v_year) < 4 then
        v_year := case when v_year::integer < 70 then 2000 else 1900 end + v_year::integer;
    end if;
    return v_year || '-' || lpad(v_month, 2, '0') || '-' || lpad(v_day, 2, '0') || v_parts[5];
end;
$$;

comment on function mds.written_time(text, text) is
$$A time whose date is written in digits, like 01/02/2026 10:00, with its date as of ISO 8601; other times as they came.

p_date_order is the source system's, DMY, MDY or YMD: it decides where both numbers could be the month, as it does for a date of
birth. So the session's DateStyle does not.$$;

commit;
