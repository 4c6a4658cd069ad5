-- Deploy mds:normalise/date_of_birth to pg
-- requires: normalise/text
-- requires: normalise/written_date
-- requires: normalise/cut_date
-- requires: normalise/date_orders
-- requires: normalise/impossible_date
begin;

create type normalise.partial_date as (
    iso           text,
    year          smallint,
    month         smallint,
    day           smallint,
    is_ambiguous  boolean,
    impossible    text
);

comment on type normalise.partial_date is
$$A date of which the day, or the day and the month, may be missing; all null when there is none, but for what was written instead.$$;
comment on column normalise.partial_date.iso is 'ISO 8601: YYYY-MM-DD, YYYY-MM or YYYY.';
comment on column normalise.partial_date.year is 'Year of the Gregorian calendar, 1500 to 2100.';
comment on column normalise.partial_date.month is 'Month, 1 to 12; null when it is not known.';
comment on column normalise.partial_date.day is 'Day of the month, 1 to 31; null when it is not known.';
comment on column normalise.partial_date.is_ambiguous is 'Whether another order of day, month and year would have given another date.';
comment on column normalise.partial_date.impossible is
$$What was written when one of its parts makes it no date, as YYYY-MM-DD: 1949-15-25. Nobody's birthday, but whose it is comes out by comparing.$$;

create or replace function normalise.date_of_birth(p_raw text, p_date_order text default 'DMY') returns normalise.partial_date
language plpgsql
immutable parallel safe
as $$
declare
    v_text     text;
    v_rest     text;          -- of the text without its digits: how the date is written
    v_parts    text[];
    v_is_cut   boolean;       -- one number without separators
    v_token    text;
    v_numbers  integer[];
    v_month_at integer;       -- which part is a month in words
    v_year_at  integer;
    v_order    text;
    v_orders   text[];
    v_year     text;
    v_y        integer;
    v_m        integer;
    v_d        integer;
    v_is_ambiguous boolean := false;
    v_impossible   text;
begin
    -- YYYY-MM-DD, by far the most frequent, needs no more than this; the 29th to the 31st are left to what follows.
    if p_raw like '____-__-__' and translate(p_raw, '0123456789', '') = '--' and left(p_raw, 4) between '1500' and '2100'
       and substr(p_raw, 6, 2) between '01' and '12' and right(p_raw, 2) between '01' and '28'
    then
        return row(p_raw, left(p_raw, 4), substr(p_raw, 6, 2), right(p_raw, 2), false, null)::normalise.partial_date;
    end if;

    v_text := normalise.text(left(p_raw, 100));
    if v_text is null or length(p_raw) > 100 then
        return null;
    end if;

    v_rest := translate(v_text, '0123456789', '');
    if v_rest in ('--', '//', '..') then
        v_parts := string_to_array(v_text, left(v_rest, 1));
    elsif v_rest = '' then
        v_parts := array[v_text];
    else
        v_parts := normalise.written_date(v_text);
    end if;
    v_is_cut := cardinality(v_parts) = 1;
    if v_is_cut then
        v_parts := normalise.cut_date(v_parts[1]);
    end if;
    if v_parts is null then
        return null;
    end if;

    foreach v_token in array v_parts loop
        if length(v_token) in (1, 2, 4) then
            v_numbers := v_numbers || v_token::integer;
        elsif v_token like 'M__' then
            v_numbers := v_numbers || right(v_token, 2)::integer;
            v_month_at := cardinality(v_numbers);
        else
            return null;
        end if;
    end loop;

    if cardinality(v_parts) = 1 then
        v_year := v_parts[1];
    elsif cardinality(v_parts) = 2 then
        -- Year and month. The year is the one with four digits, or the one that can be no month.
        v_year_at := case when v_month_at is not null then 3 - v_month_at
                          when length(v_parts[1]) = 4 and length(v_parts[2]) < 4 then 1
                          when length(v_parts[2]) = 4 and length(v_parts[1]) < 4 then 2
                          when v_numbers[1] between 1 and 12 and v_numbers[2] > 12 and length(v_parts[2]) = 2 then 2 end;
        v_year := v_parts[v_year_at];
        v_m := v_numbers[3 - v_year_at];
        v_is_ambiguous := v_is_cut and left(v_year, 2) <= '31' and right(v_year, 2) between '01' and '12';       -- 201112
    else
        v_orders := normalise.date_orders(v_parts, v_numbers, p_date_order);
        if v_orders is null then
            return null;
        end if;
        foreach v_order in array v_orders loop
            -- A month in words, a number above 12 and a number without separators settle where the month is.
            continue when v_month_at <> position('M' in v_order)
                       or v_numbers[position('M' in v_order)] > 12
                       or v_numbers[position('D' in v_order)] > 31
                       or v_order = 'YDM' and v_is_cut;
            if v_m is null then
                v_year := v_parts[position('Y' in v_order)];
                v_m    := v_numbers[position('M' in v_order)];
                v_d    := v_numbers[position('D' in v_order)];
            elsif v_order <> 'YDM' and v_m <> v_d and v_m > 0 and v_d > 0 then
                v_is_ambiguous := true;
            end if;
        end loop;
    end if;

    -- Two-digit years: 30 to 99 is 1930 to 1999, 00 to 29 is 2000 to 2029. A fixed pivot, because the answer must not change with the clock.
    v_y := case length(v_year) when 4 then v_year::integer
                               when 2 then v_year::integer + case when v_year < '30' then 2000 else 1900 end end;
    if v_y between 2400 and 2600 then                       -- of the Buddhist era
        v_y := v_y - 543;
    end if;
    if v_y not between 1500 and 2100 or v_m > 12 then
        v_y := null;
    end if;
    v_m := case when v_y is not null then nullif(v_m, 0) end;
    if v_m is null or v_d not between 1 and (case when v_m in (4, 6, 9, 11) then 30
                                                  when v_m <> 2 then 31
                                                  when v_y % 4 = 0 and (v_y % 100 <> 0 or v_y % 400 = 0) then 29
                                                  else 28 end)
    then
        v_d := null;
    end if;
    if v_d is null and cardinality(v_parts) = 3 and v_month_at is null then      -- in no order a date
        v_impossible := case
            when length(v_parts[1]) = 4       then normalise.impossible_date(v_parts[1], v_parts[2], v_parts[3])
            when length(v_parts[3]) < 4       then null
            when upper(p_date_order) = 'MDY'  then normalise.impossible_date(v_parts[3], v_parts[1], v_parts[2])
            else                                   normalise.impossible_date(v_parts[3], v_parts[2], v_parts[1]) end;
    end if;
    return row(case when v_y is not null then concat_ws('-', v_y, lpad(v_m::text, 2, '0'), lpad(v_d::text, 2, '0')) end,
               v_y, v_m, v_d, case when v_y is not null then v_is_ambiguous end, v_impossible)::normalise.partial_date;
end;
$$;

comment on function normalise.date_of_birth(text, text) is
$$Reads a date of birth, whole or partial, into normalise.partial_date; all null when it is not a possible one, but for
what normalise.impossible_date makes of it.

Read are ISO 8601 (1956-04-09, 19560409, 1956-04, 1956), European and American orders with any separator (09.04.1956, 4/9/56),
months in words in 60 languages (see normalise.date_words) and in Roman numerals, date-times (the date as written, whatever the zone),
Japanese eras (also S58.5.27), years of the Republic of China and of the Buddhist era (2400 to 2600), digits of other scripts, unknown
parts written as zeros, XX or ?? (1956-00-00, XX/04/1956), and what registers of former centuries write: abt 1821, 11 Feb 1731/2
(the later year). A date of the Julian calendar stays as it was written.

A four-digit year first means year, month, day. Otherwise a number above 12 settles the order; when nothing does,
p_date_order (DMY, MDY or YMD; anything else is DMY) decides and is_ambiguous says so. Two-digit years: 30 to 99 is 1930 to
1999, 00 to 29 is 2000 to 2029; the pivot is fixed, because the answer must not change with the clock. Years other than 1500
to 2100 are not birth dates. An impossible day (31 February) is dropped, year and month stay. Placeholders such as 1900-01-01
are dates: normalise.is_blocked('date_of_birth', iso) knows them.

Never raises. Immutable as long as normalise.date_words is not edited.$$;

grant execute on function normalise.date_of_birth(text, text) to public;

commit;
