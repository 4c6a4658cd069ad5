-- Deploy mds:mds/written_time to pg
-- requires: mds/schema
-- requires: normalise/date_orders
begin;

create or replace function mds.written_time(p_written text, p_date_order text)
returns text
language plpgsql
immutable parallel safe
as $$
declare
    v_parts  text[] := regexp_match(p_written, '^\s*([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9])(.*)$');
    v_date   text[] := array[v_parts[1], v_parts[3], v_parts[4]];
    v_order  text;
    v_year   text;
begin
    if v_parts is null then
        return p_written;
    end if;
    -- The likeliest order in which it is a date, else the likeliest, whose date is refused as one.
    select o.name into v_order
      from unnest(normalise.date_orders(v_date, v_date::integer[], p_date_order)) with ordinality as o (name, n)
     order by v_date[position('M' in o.name)]::integer > 12, o.n
     limit 1;
    v_year := v_date[position('Y' in v_order)];
    if length(v_year) < 4 then
        v_year := case when v_year::integer < 70 then 2000 else 1900 end + v_year::integer;
    end if;
    return v_year || '-' || lpad(v_date[position('M' in v_order)], 2, '0') || '-' || lpad(v_date[position('D' in v_order)], 2, '0') || v_parts[5];
end;
$$;

comment on function mds.written_time(text, text) is
$$A time whose date is written in digits, like 01/02/2026 10:00, with its date as of ISO 8601; other times as they came.

p_date_order is the source system's, DMY, MDY or YMD: it decides where both numbers could be the month, as it does for a date of
birth (normalise.date_orders). So the session's DateStyle does not.$$;

commit;
