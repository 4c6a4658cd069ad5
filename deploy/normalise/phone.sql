-- Deploy mds:normalise/phone to pg
-- requires: normalise/phone_metadata
-- requires: normalise/phone_number
-- requires: normalise/phone_written
-- requires: normalise/phone_national
begin;

create or replace function normalise.phone(p_raw text, p_default_region char(2) default null)
returns normalise.phone_number
language plpgsql
immutable parallel safe
set search_path = pg_catalog, extensions, pg_temp
set row_security = on
as $$
declare
    v_phone            normalise.phone_number;
    v_written          record;
    v_is_international boolean;                    -- written with a plus sign
    v_digits           text;                       -- as dialled
    v_extension        text;
    v_home             normalise.phone_regions;    -- where the number was written
    v_plan             normalise.phone_regions;    -- whose rules it follows
    v_number           text;                       -- the national number, as far as known
    v_national         text;                       -- the same without its prefix
    v_prefix           text;
begin
    v_phone.raw := p_raw;

    -- Plain digits with ordinary punctuation, as nearly all are, need no reading.
    -- ^[-(). ]*[+]?([-(). ]*[0-9]){3}[-0-9(). ]*$, without a place in the cache of regular expressions.
    v_digits := translate(left(p_raw, 251), '+-(). ', '');
    if octet_length(p_raw) <= 250 and length(v_digits) >= 3 and ltrim(v_digits, '0123456789') = ''
       and strpos(ltrim(p_raw, '-(). '), '+') < 2 and strpos(substr(p_raw, strpos(p_raw, '+') + 1), '+') = 0 then
        v_is_international := strpos(p_raw, '+') > 0;
    else
        v_written := normalise.phone_written(p_raw);
        v_is_international := v_written.p_is_international;
        v_digits := v_written.p_digits;
        v_extension := v_written.p_extension;
        if v_digits is null then
            return v_phone;
        end if;
    end if;

    if v_is_international then
        if length(v_digits) < 3 then
            return v_phone;
        end if;
        select * into v_plan
          from normalise.phone_regions
         where place = 1
           and calling_code in (left(v_digits, 1)::integer, left(v_digits, 2)::integer, left(v_digits, 3)::integer)
           and not starts_with(v_digits, '0');
        v_number := substr(v_digits, length(v_plan.calling_code::text) + 1);
    end if;

    -- No calling code, or after the plus sign none that exists: a number as dialled at home.
    if v_number is null then
        select * into v_home from normalise.phone_regions where region = p_default_region;
        if not found then
            select * into v_home from normalise.phone_regions where region = upper(p_default_region collate "C");
            if not found then
                return v_phone;
            end if;
        end if;

        v_prefix := case when v_home.international_prefix is null
                         then substring(v_digits from v_home.international_prefix_pattern)
                         when starts_with(v_digits, v_home.international_prefix)
                         then v_home.international_prefix end;
        v_number := substr(v_digits, length(v_prefix) + 1);
        if v_number is not null and not starts_with(v_number, '0') then
            if length(v_number) < 3 then
                return v_phone;
            end if;
            select * into v_plan
              from normalise.phone_regions
             where place = 1
               and calling_code in (left(v_number, 1)::integer, left(v_number, 2)::integer, left(v_number, 3)::integer);
            if not found then
                return v_phone;
            end if;
            v_number := substr(v_number, length(v_plan.calling_code::text) + 1);
        else
            v_number := null;
            -- The calling code without a plus sign, when that makes more of the number.
            if starts_with(v_digits, v_home.calling_code::text) then
                v_national := substr(v_digits, length(v_home.calling_code::text) + 1);
                if strpos(v_home.national_prefix_digits, left(v_national, 1)) > 0 and v_national <> '' then
                    v_national := normalise.phone_national(v_national, v_home);
                end if;
                if length(v_digits) > v_home.possible_lengths[cardinality(v_home.possible_lengths)]
                   or (length(v_digits) <= 17 and ('1' || v_digits)::bigint <@ v_home.possible_numbers) is not true
                      and length(v_national) between 1 and 17
                      and ('1' || v_national)::bigint <@ v_home.possible_numbers then
                    v_number := v_national;
                    if v_home.place = 1 then
                        v_plan := v_home;
                    else
                        select * into v_plan
                          from normalise.phone_regions
                         where place = 1 and calling_code = v_home.calling_code;
                    end if;
                end if;
            end if;
            if v_number is null then
                if v_is_international then
                    return v_phone;
                end if;
                v_plan := v_home;
                v_number := v_digits;
            end if;
        end if;
    end if;

    if length(v_number) < 2 then
        return v_phone;
    end if;
    if strpos(v_plan.national_prefix_digits, left(v_number, 1)) > 0 then
        v_national := normalise.phone_national(v_number, v_plan);
        if length(v_national) = any (v_plan.possible_lengths)
           or length(v_national) > v_plan.possible_lengths[cardinality(v_plan.possible_lengths)] then
            v_number := v_national;
        end if;
    end if;
    if length(v_number) not between 2 and 17 then
        return v_phone;
    end if;

    v_phone.e164 := '+' || v_plan.calling_code || v_number;
    v_phone.extension := v_extension;
    select last_number >= v_number::bigint and is_valid, case when last_number >= v_number::bigint then region end
      into v_phone.is_valid, v_phone.region
      from normalise.phone_ranges
     where calling_code = v_plan.calling_code
       and number_length = length(v_number)
       and first_number <= v_number::bigint
     order by first_number desc
     limit 1;
    v_phone.is_valid := coalesce(v_phone.is_valid, false);
    if not v_plan.is_shared then
        v_phone.region := v_plan.region;
    end if;
    return v_phone;
end;
$$;

comment on function normalise.phone(text, char) is
'The telephone number in a text, as Google''s libphonenumber reads it: E.164 form, whether it is assigned, its region
and extension. All null but raw when the text is no number. Numbers without a plus sign are read as dialled in the
default region (ISO 3166-1 alpha-2); without a region they are none.

The answers are those of phonenumbers.parse, format_number to E.164, is_valid_number, region_code_for_number and
extension of the Python package whose version normalise.phone_regions names; a test holds the two together. Deliberate
differences, both because the library was not meant for SQL:
- region is null, not 001, for numbers in no country (+800 …): it is an ISO code everywhere else;
- a default region in lower case is understood, not refused.

As in the library, a number can have an E.164 form and not be valid, and then read back as another number; the letters
of a remark behind a number are taken for a vanity number, which is not valid; an extension stays in the digits it was
written in. Reads reference tables only: the answer changes with a rework of normalise/phone_metadata and with nothing
else, no setting of the session either. What stores it must be computed again then. Texts of more than 250 characters
are no numbers. Raises nothing.';

grant execute on function normalise.phone(text, char) to public;

commit;
