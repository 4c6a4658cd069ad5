-- Deploy mds:normalise/country to pg
-- requires: normalise/text
-- requires: normalise/country_names
begin;

create or replace function normalise.country(p_raw text) returns char(2)
language plpgsql
immutable parallel safe
as $$
declare
    v_name     text;
    v_code     text;
    v_country  char(2);
begin
    -- DE, the most frequent.
    if octet_length(p_raw) = 2 and normalise.country_by_alpha_2(upper(p_raw collate "C")) is not null then
        return upper(p_raw collate "C");
    end if;
    v_name := normalise.text(left(p_raw, 200));
    if v_name is null or length(p_raw) > 200 then
        return null;
    end if;

    -- DE, de, the subdivision DE-BY, and the flag (two regional indicators).
    if length(v_name) = 2 or (substr(v_name, 3, 1) = '-' and length(v_name) between 4 and 6 and v_name = upper(v_name collate "C")) then
        v_code := upper(translate(left(v_name, 2), '🇦🇧🇨🇩🇪🇫🇬🇭🇮🇯🇰🇱🇲🇳🇴🇵🇶🇷🇸🇹🇺🇻🇼🇽🇾🇿', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') collate "C");
        if normalise.country_by_alpha_2(v_code) is not null then
            return v_code;
        end if;
    end if;

    v_name := replace(btrim(lower(translate(v_name, 'İ-,()/&.''’`´‘ʻ', 'i      ') collate "und-x-icu")), '  ', ' ');

    select n.country_code into v_country from normalise.country_names as n where n.name = v_name;
    if v_country is null and position('  ' in v_name) > 0 then
        v_name := regexp_replace(v_name, ' +', ' ', 'g');
        select n.country_code into v_country from normalise.country_names as n where n.name = v_name;
    end if;
    if v_country is null and v_name like 'the %' then
        select n.country_code into v_country from normalise.country_names as n where n.name = substr(v_name, 5);
    end if;
    -- "Germany (DE)", "Deutschland (Germany)": what stands before the parenthesis.
    if v_country is null and p_raw like '%_(%)' then
        return normalise.country(left(p_raw, position('(' in p_raw) - 1));
    end if;
    return v_country;
end;
$$;

comment on function normalise.country(text) is
$$The ISO 3166-1 alpha-2 code of a country given as alpha-2 or alpha-3 code, ISO 3166-2 subdivision (US-CA), name in one of 60
languages, common variant (UK, U.S.A., Holland, England) or flag; null when it is none of them, or could be two.

Case, diacritics, full stops and hyphens do not count. XK is Kosovo. Numeric codes are not read: 49 may be a dialling code.
An alpha-2 code costs no look-up in a table, a name one in normalise.country_names. Never raises. Immutable as long as the
reference tables are not edited.$$;

grant execute on function normalise.country(text) to public;

commit;
