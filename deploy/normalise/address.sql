-- Deploy mds:normalise/address to pg
-- requires: normalise/street_line
-- requires: normalise/split_address
-- requires: normalise/city
-- requires: normalise/region
-- requires: normalise/postal_code
-- requires: normalise/country
-- requires: normalise/is_blocked
-- requires: normalise/text
begin;

create or replace function normalise.address(p_address jsonb, p_default_country char(2) default null)
returns normalise.postal_address
language plpgsql
immutable parallel safe
as $$
declare
    v_address   normalise.postal_address;
    v_parts     jsonb := p_address;
    v_whole     jsonb;
    v_country   text;
    v_street    text;
    v_unit      text;
    v_city      text;
    v_region    text;
    v_code      text;
    v_split     normalise.postal_address;
begin
    if jsonb_typeof(v_parts) = 'string' then
        v_parts := jsonb_build_object('full', v_parts);
    end if;
    if jsonb_typeof(v_parts) is distinct from 'object' then
        return v_address;
    end if;
    if v_parts ->> 'full' <> '' then
        v_parts := normalise.split_address(v_parts ->> 'full') || jsonb_strip_nulls(v_parts);
    end if;

    v_street := nullif(coalesce(v_parts ->> 'street', v_parts ->> 'street_address', v_parts ->> 'address_line_1', v_parts ->> 'line1'), '');
    -- 638 Downey St, Salem, OR in the place of the street: a whole address, where no other field says what it says.
    if strpos(v_street, ',') > 0 and not v_parts ?| '{full,city,town,locality,suburb,district,postal_code,postcode,zip,zip_code,zipcode,po_box}' then
        v_whole := normalise.split_address(v_street);
        if v_whole ? 'city' and v_whole ?| '{postal_code,region,country_code}' then
            v_parts := (v_parts - 'street_address' - 'address_line_1' - 'line1') || v_whole;
            v_street := v_whole ->> 'street';
        end if;
    end if;
    v_city := coalesce(v_parts ->> 'city', v_parts ->> 'town', v_parts ->> 'locality', v_parts ->> 'suburb', v_parts ->> 'district');
    v_region := coalesce(v_parts ->> 'region', v_parts ->> 'state', v_parts ->> 'province');
    v_code := coalesce(v_parts ->> 'postal_code', v_parts ->> 'postcode', v_parts ->> 'zip', v_parts ->> 'zip_code', v_parts ->> 'zipcode');
    v_country := coalesce(v_parts ->> 'country_code', v_parts ->> 'country');
    v_unit := coalesce(v_parts ->> 'unit', v_parts ->> 'unit_number', v_parts ->> 'address_line_2', v_parts ->> 'line2');

    v_address.country_code := coalesce(case when v_country <> '' then normalise.country(v_country) end,
                                       case when octet_length(p_default_country) > 2 then normalise.country(p_default_country)
                                            else p_default_country end);

    if v_parts ?| '{house_number,street_number,street_name,po_box}' then
        v_street := nullif(concat_ws(' ', coalesce(v_parts ->> 'house_number', v_parts ->> 'street_number'),
                                     coalesce(v_street, v_parts ->> 'street_name'), 'PO Box ' || (v_parts ->> 'po_box')), '');
    end if;

    -- 123 Main St is a placeholder, unless a postal code says that somebody lives there.
    if v_street is not null and (not normalise.is_blocked('address', v_street) or v_code <> '' and v_street ~ '[0-9] *[A-Za-z]') then
        v_split := normalise.street_line(v_street, v_address.country_code);
        v_address.line := v_split.line;
        v_address.house_number := v_split.house_number;
        v_address.street := v_split.street;
        v_address.unit := v_split.unit;
        -- A second line with a number, or a short one, is a unit; any other is a name for people to read.
        if v_unit <> '' and (translate(v_unit, '0123456789', '') <> v_unit or length(v_unit) < 4) then
            v_address.unit := coalesce((normalise.street_line('x # ' || v_unit)).unit, v_address.unit);
            v_address.line := case when v_address.street is not null
                                   then concat_ws(' ', v_address.house_number, v_address.street, v_address.unit) end;
        end if;
        v_street := concat_ws(', ', v_street, nullif(v_unit, ''));
    end if;

    if v_code is not null then
        v_address.postal_code := normalise.postal_code(v_code, v_address.country_code);
    end if;

    if v_city is not null then
        v_address.city := normalise.city(v_city);
    end if;
    if v_region is not null then
        v_address.region := normalise.region(v_region);
    end if;

    -- For people: as it was written, shouting and whispering toned down, in the order of the country.
    v_street := case when v_address.line is not null then normalise.text(left(v_street, 300)) end;
    v_city := case when v_address.city is not null then normalise.text(left(v_city, 200)) end;
    v_region := case when v_address.region is not null then normalise.text(left(v_region, 200)) end;
    if v_street = upper(v_street) or v_street = lower(v_street) then
        v_street := initcap(v_street);
    end if;
    if v_city = upper(v_city) or v_city = lower(v_city) then
        v_city := initcap(v_city);
    end if;
    if length(v_region) < 4 then
        v_region := upper(v_region);
    elsif v_region = upper(v_region) or v_region = lower(v_region) then
        v_region := initcap(v_region);
    end if;
    if coalesce(v_street, v_city, v_region, v_address.postal_code) is not null then
        v_address.display :=
            case when v_address.country_code in ('US', 'CA', 'AU', 'NZ', 'GB', 'IE', 'IN', 'ZA', 'SG', 'HK', 'BR') or v_address.country_code is null
                 then concat_ws(', ', v_street, nullif(concat_ws(' ', v_city, v_region, v_address.postal_code), ''), v_address.country_code)
                 else concat_ws(', ', v_street, nullif(concat_ws(' ', v_address.postal_code, v_city), ''), v_region, v_address.country_code)
            end;
    elsif v_country is null then
        v_address.country_code := null;         -- a default alone is no address
    end if;
    return v_address;
end;
$$;

comment on function normalise.address(jsonb, char) is
$$An address in comparable form, part by part, and on one line for people.

Reads street (with the number in front or behind) or house_number and street_name, unit, po_box, city (or town, suburb),
region (or state), postal_code (or postcode, zip), country_code (or country), and their common spellings; or full, one line,
which is taken apart (normalise.split_address) where the parts are not given. p_default_country counts when the address names
none. Case, punctuation, diacritics, script, abbreviations of street types and directions in a dozen languages, articles and
words for flats do not count: see normalise.street_line, postal_code, city and region. Blank, blocked
(normalise.is_blocked, attributes address, city, postal_code) and unreadable parts are null. Never raises.$$;

grant execute on function normalise.address(jsonb, char) to public;

commit;
