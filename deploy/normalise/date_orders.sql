-- Deploy mds:normalise/date_orders to pg
-- requires: normalise/schema
begin;

create or replace function normalise.date_orders(p_parts text[], p_numbers integer[], p_date_order text) returns text[]
language sql
immutable parallel safe
return case
    when length(p_parts[1]) = 4 then array['YMD', 'YDM']
    when length(p_parts[2]) = 4 then null
    when length(p_parts[3]) < 4 and p_numbers[1] > 31 then array['YMD']
    when length(p_parts[3]) < 4 and p_numbers[3] <= 31 and upper(p_date_order) = 'YMD' then array['YMD', 'DMY', 'MDY']
    when upper(p_date_order) = 'MDY' then array['MDY', 'DMY']
    else array['DMY', 'MDY']
end;

comment on function normalise.date_orders(text[], integer[], text) is
$$The orders of day, month and year that a date of three parts (as written, and as numbers) may have been written in, the likeliest first: a
four-digit year or a number above 31 settles where the year is, else the order that its source uses decides (DMY, MDY or YMD;
anything else is DMY). Null when the year is in the middle.$$;

grant execute on function normalise.date_orders(text[], integer[], text) to public;

commit;
