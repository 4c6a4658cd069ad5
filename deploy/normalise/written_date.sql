-- Deploy mds:normalise/written_date to pg
-- requires: normalise/date_words
-- requires: normalise/common_era
-- requires: normalise/dual_year
begin;

create or replace function normalise.written_date(p_text text) returns text[]
language plpgsql
immutable strict parallel safe
as $$
declare
    v_text     text;
    v_token    text;
    v_word     jsonb;
    v_parts    text[];
    v_numbers  integer := 0;
    v_has_month boolean := false;
begin
    v_text := translate(lower(p_text collate "und-x-icu"), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙年月日년월일',
                        '01234567890123456789012345678901234567890123456789      ');
    -- The time of day, whatever its zone: the date is the one that was written.
    v_text := regexp_replace(v_text, '(?:[t ,]+|(?<=\d{8}t))\d{1,2}:\d\d.*$|(?<=\d{8})t\d{4,6}.*$|(?<=\d)z$', '');
    if v_text ~ '^([mtshr]\d{1,2}[-./]|明治|大正|昭和|平成|令和|民[国國])' then
        v_text := normalise.common_era(v_text);
    end if;
    if v_text ~ '[a-z].*\m1[5-7]\d\d/\d' then
        v_text := normalise.dual_year(v_text);
    end if;
    if v_text ~ '\d:\d' then
        return null;
    end if;
    if strpos(v_text, 'x') > 0 then                     -- 27.X.1983, but 1990-05-X
        v_text := regexp_replace(v_text, '^(\d{1,2}[-./ ] ?)x(?=[-./ ] ?\d{4}$)', '\110');
    end if;
    -- Unknown digits: 1990-XX-XX, ??/02/1990.
    v_text := regexp_replace(v_text, '(^|[-/. ])(?:xx|\?\?|uu|__)(?=$|[-/. ])', '\100', 'g');

    for v_token in select m[1] from regexp_matches(v_text, '(\d+|[^-0-9\s.,/\\_:;()\[\]''"’`´|+°~?\u2010-\u2015\u2212]+)', 'g') as m loop
        if v_token ~ '^\d' then
            v_parts := v_parts || v_token;
            v_numbers := v_numbers + 1;
        else
            v_word := normalise.date_word(v_token);
            if v_word is null or v_has_month and v_word -> 'month' is not null then
                return null;
            elsif v_word -> 'month' is not null then
                v_parts := v_parts || ('M' || lpad(v_word ->> 'month', 2, '0'));
                v_has_month := true;
            end if;
        end if;
    end loop;
    return case when v_numbers between 1 and 3 then v_parts end;
end;
$$;

comment on function normalise.written_date(text) is
$$The numbers of a date with anything but digits and one separator in it, in the order written, a month in words as M and its number: {9,M03,1956} for
9. März 1956. Other scripts have their digits read, eras are of the common era (normalise.common_era), of dual years the later counts
(normalise.dual_year), unknown parts (XX, ??) are 00, the time of day goes. Null with a word that is not in normalise.date_words,
with two months, and without one to three numbers. Never raises.$$;

grant execute on function normalise.written_date(text) to public;

commit;
