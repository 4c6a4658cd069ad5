-- Deploy mds:normalise/date_of_birth to pg
-- requires: normalise/text
-- requires: normalise/date_words
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
    v_date      normalise.partial_date;
    v_text      text;
    v_rest      text;
    v_parts     text[];
    v_token     text;
    v_word      jsonb;
    v_month_at  integer;      -- number of parts before the month that was written as a word
    v_month     integer;
    v_numbers   integer[];
    v_readings  text[];
    v_reading   text;
    v_year_at   integer;
    v_year      text;
    v_y         integer;
    v_m         integer;
    v_d         integer;
begin
    -- YYYY-MM-DD, by far the most frequent, needs no more than this; the 29th to the 31st are left to what follows.
    if p_raw like '____-__-__' and translate(p_raw, '0123456789', '') = '--' and left(p_raw, 4) between '1500' and '2100'
       and substr(p_raw, 6, 2) between '01' and '12' and right(p_raw, 2) between '01' and '28'
    then
        return row(p_raw, left(p_raw, 4), substr(p_raw, 6, 2), right(p_raw, 2), false, null)::normalise.partial_date;
    end if;

    v_text := normalise.text(left(p_raw, 100));
    if v_text is null or length(p_raw) > 100 then
        return null::normalise.partial_date;
    end if;

    -- Into numbers. What is left of a date without its digits says how it is written.
    v_rest := translate(v_text, '0123456789', '');
    if v_rest in ('--', '//', '..') then
        v_parts := string_to_array(v_text, left(v_rest, 1));
    elsif v_rest = '' then
        v_parts := array[v_text];
    else
        v_text := translate(lower(v_text collate "und-x-icu"), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙年月日년월일',
                            '01234567890123456789012345678901234567890123456789      ');
        -- The time of day, whatever its zone: the date is the one that was written.
        v_text := regexp_replace(v_text, '(?:[t ,]+|(?<=\d{8}t))\d{1,2}:\d\d.*$|(?<=\d{8})t\d{4,6}.*$|(?<=\d)z$', '');
        if v_text ~ '^([mtshr]\d{1,2}[-./]|明治|大正|昭和|平成|令和|民[国國])' then
            v_token := rtrim(left(v_text, 2), '0123456789');
            v_text := case when v_token in ('明治', 'm') then 1867 when v_token in ('大正', 't', '民国', '民國') then 1911 when v_token in ('昭和', 's') then 1925
                           when v_token in ('平成', 'h') then 1988 else 2018 end
                      + coalesce(substring(v_text from '^[^\d ]{1,2} ?(\d{1,3})(?!\d)')::integer, 1)
                      || regexp_replace(v_text, '^[^\d元 ]{1,2} ?(\d+|元)', '');
        end if;
        if v_text ~ '[a-z].*\m1[5-7]\d\d/\d' then            -- 11 Feb 1731/2: 1732, as the year begins today
            v_token := substring(v_text from '\m(\d{4})/\d');
            v_text := regexp_replace(v_text, '\m' || v_token || '/(?:' || right((v_token::integer + 1)::text, 1) || '|' || right((v_token::integer + 1)::text, 2)
                                             || '|' || (v_token::integer + 1) || ')(?!\d)', (v_token::integer + 1)::text);
        end if;
        if v_text ~ '\d:\d' then
            return null::normalise.partial_date;
        end if;
        if strpos(v_text, 'x') > 0 then                     -- 27.X.1983, but 1990-05-X
            v_text := regexp_replace(v_text, '^(\d{1,2}[-./ ] ?)x(?=[-./ ] ?\d{4}$)', '\110');
        end if;
        -- Unknown digits: 1990-XX-XX, ??/02/1990.
        v_text := regexp_replace(v_text, '(^|[-/. ])(?:xx|\?\?|uu|__)(?=$|[-/. ])', '\100', 'g');

        for v_token in select m[1] from regexp_matches(v_text, '(\d+|[^-0-9\s.,/\\_:;()\[\]''"’`´|+°~?\u2010-\u2015\u2212]+)', 'g') as m loop
            if v_token ~ '^\d' then
                v_parts := v_parts || v_token;
            else
                v_word := normalise.date_word(v_token);
                if v_word is null or (v_word -> 'month' is not null and v_month is not null) then
                    return null::normalise.partial_date;
                elsif v_word -> 'month' is not null then
                    v_month    := (v_word -> 'month')::integer;
                    v_month_at := coalesce(cardinality(v_parts), 0);
                end if;
            end if;
        end loop;
    end if;

    if cardinality(v_parts) is null or cardinality(v_parts) > 3 or '' = any (v_parts) then
        return null::normalise.partial_date;
    end if;

    -- One number without separators: cut it.
    if cardinality(v_parts) = 1 and v_month is null then
        v_token := v_parts[1];
        if length(v_token) in (12, 14) and left(v_token, 2) in ('18', '19', '20') then
            v_token := left(v_token, 8);
        elsif length(v_token) = 7 then
            v_token := '0' || v_token;                          -- the zero that a spreadsheet took
        end if;
        if length(v_token) = 8 then
            if (left(v_token, 4) between '1500' and '2100' or left(v_token, 4) between '2400' and '2600') and substr(v_token, 5, 2) <= '12' then
                v_parts := array[left(v_token, 4), substr(v_token, 5, 2), right(v_token, 2)];
            elsif left(v_token, 4) between '1850' and '2100' and right(v_token, 4) not between '1500' and '2100' then
                v_date.impossible := normalise.impossible_date(left(v_token, 4), substr(v_token, 5, 2), right(v_token, 2));
                return v_date;
            else
                v_parts := array[left(v_token, 2), substr(v_token, 3, 2), right(v_token, 4)];
            end if;
        elsif length(v_token) = 6 then
            if left(v_token, 4) between '1850' and '2100' and right(v_token, 2) between '01' and '12' then
                v_parts := array[left(v_token, 4), right(v_token, 2)];
                v_date.is_ambiguous := left(v_token, 2)::integer <= 31 and substr(v_token, 3, 2) between '01' and '12';
            else
                v_parts := array[left(v_token, 2), substr(v_token, 3, 2), right(v_token, 2)];
            end if;
        elsif length(v_token) <> 4 then
            return null::normalise.partial_date;
        end if;
    end if;

    -- A month in words takes its place among the numbers.
    if v_month is not null then
        v_parts := v_parts[:v_month_at] || v_month::text || v_parts[v_month_at + 1:];
    end if;

    foreach v_token in array v_parts loop
        if length(v_token) not in (1, 2, 4) then
            return null::normalise.partial_date;
        end if;
        v_numbers := v_numbers || v_token::integer;
    end loop;

    if cardinality(v_parts) = 1 then
        v_year := case when length(v_parts[1]) = 4 then v_parts[1] end;
    elsif cardinality(v_parts) = 2 then
        -- Year and month. The year is the one with four digits, or the one that can be no month.
        if v_month_at = 0 then
            v_year_at := 2;
        elsif v_month_at = 1 then
            v_year_at := 1;
        elsif length(v_parts[1]) = 4 and length(v_parts[2]) < 4 then
            v_year_at := 1;
        elsif length(v_parts[2]) = 4 and length(v_parts[1]) < 4 then
            v_year_at := 2;
        elsif v_numbers[1] between 1 and 12 and v_numbers[2] > 12 and length(v_parts[2]) = 2 then
            v_year_at := 2;
        end if;
        v_year := v_parts[v_year_at];
        v_m    := v_numbers[3 - v_year_at];
    else
        -- The orders that are possible, the likeliest first. A four-digit year or a number above 31 settles where the year is.
        if length(v_parts[1]) = 4 then
            v_readings := array['YMD', 'YDM'];
        elsif length(v_parts[2]) = 4 then
            return null::normalise.partial_date;
        elsif length(v_parts[3]) < 4 and v_numbers[1] > 31 then
            v_readings := array['YMD'];
        elsif length(v_parts[3]) < 4 and v_numbers[3] <= 31 and upper(p_date_order) = 'YMD' then
            v_readings := array['YMD', 'DMY', 'MDY'];
        elsif upper(p_date_order) = 'MDY' then
            v_readings := array['MDY', 'DMY'];
        else
            v_readings := array['DMY', 'MDY'];
        end if;

        foreach v_reading in array v_readings loop
            -- A month in words and a number above 12 settle where the month is.
            continue when v_month_at + 1 <> position('M' in v_reading)
                       or v_numbers[position('M' in v_reading)] > 12
                       or v_numbers[position('D' in v_reading)] > 31;
            if v_m is null then
                v_year := v_parts[position('Y' in v_reading)];
                v_m    := v_numbers[position('M' in v_reading)];
                v_d    := v_numbers[position('D' in v_reading)];
            elsif v_reading <> 'YDM' and v_m <> v_d and v_m > 0 and v_d > 0 then
                v_date.is_ambiguous := true;
            end if;
        end loop;
    end if;

    -- Two-digit years: 30 to 99 is 1930 to 1999, 00 to 29 is 2000 to 2029. A fixed pivot, because the answer must not change with the clock.
    v_y := case length(v_year) when 4 then v_year::integer
                               when 2 then v_year::integer + case when v_year < '30' then 2000 else 1900 end end;
    if v_y between 2400 and 2600 then                       -- of the Buddhist era
        v_y := v_y - 543;
    end if;
    if v_y is null or v_y not between 1500 and 2100 or v_m > 12 then
        v_date.is_ambiguous := null;
    else
        v_date.year := v_y;
        if v_m > 0 then
            v_date.month := v_m;
            if v_d between 1 and (case when v_m in (4, 6, 9, 11) then 30
                                       when v_m <> 2 then 31
                                       when v_y % 4 = 0 and (v_y % 100 <> 0 or v_y % 400 = 0) then 29
                                       else 28 end)
            then
                v_date.day := v_d;
            end if;
        end if;
        v_date.iso          := concat_ws('-', v_y, lpad(v_date.month::text, 2, '0'), lpad(v_date.day::text, 2, '0'));
        v_date.is_ambiguous := coalesce(v_date.is_ambiguous, false);
    end if;
    if v_date.day is null and cardinality(v_parts) = 3 and v_month_at is null then      -- in no order a date
        v_date.impossible := case
            when length(v_parts[1]) = 4       then normalise.impossible_date(v_parts[1], v_parts[2], v_parts[3])
            when length(v_parts[3]) < 4       then null
            when upper(p_date_order) = 'MDY'  then normalise.impossible_date(v_parts[3], v_parts[1], v_parts[2])
            else                                   normalise.impossible_date(v_parts[3], v_parts[2], v_parts[1]) end;
    end if;
    return v_date;
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
