-- Deploy mds:normalise/address to pg
-- requires: normalise/street_line
-- requires: normalise/postal_code
-- requires: normalise/is_blocked
-- requires: normalise/text
begin;

create function normalise.address(p_address jsonb, p_default_country char(2) default null)
returns normalise.postal_address
language plpgsql
immutable parallel safe
as $$
declare
    v_address   normalise.postal_address;
    v_parts     jsonb := p_address;
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

    v_street := nullif(coalesce(v_parts ->> 'street', v_parts ->> 'street_address', v_parts ->> 'address_line_1', v_parts ->> 'line1'), '');
    v_city := coalesce(v_parts ->> 'city', v_parts ->> 'town', v_parts ->> 'locality', v_parts ->> 'suburb', v_parts ->> 'district');
    v_region := coalesce(v_parts ->> 'region', v_parts ->> 'state', v_parts ->> 'province');
    v_code := coalesce(v_parts ->> 'postal_code', v_parts ->> 'postcode', v_parts ->> 'zip', v_parts ->> 'zip_code', v_parts ->> 'zipcode');
    v_country := coalesce(v_parts ->> 'country_code', v_parts ->> 'country');
    v_unit := coalesce(v_parts ->> 'unit', v_parts ->> 'unit_number', v_parts ->> 'address_line_2', v_parts ->> 'line2');

    if v_country ~ '^ *[A-Za-z]{2} *$' then
        v_country := replace(upper(btrim(v_country)), 'UK', 'GB');
    else
        v_country := null;
    end if;
    v_address.country_code := coalesce(v_country, p_default_country);

    if v_parts ?| '{house_number,street_number,street_name,po_box}' then
        v_street := nullif(concat_ws(' ', coalesce(v_parts ->> 'house_number', v_parts ->> 'street_number'),
                                     coalesce(v_street, v_parts ->> 'street_name'), 'PO Box ' || (v_parts ->> 'po_box')), '');
    end if;
    if v_unit <> '' then
        v_street := concat_ws(' # ', v_street, ltrim(v_unit, '# '));
    end if;

    if v_street is not null and not normalise.is_blocked('address', v_street) then
        v_split := normalise.street_line(v_street, v_address.country_code);
        v_address.line := v_split.line;
        v_address.house_number := v_split.house_number;
        v_address.street := v_split.street;
        v_address.unit := v_split.unit;
    end if;

    if v_code is not null then
        v_address.postal_code := normalise.postal_code(v_code, v_address.country_code);
    end if;

    if v_city is not null and not normalise.is_blocked('city', v_city) then
        v_address.city := normalise.city(v_city);
    end if;
    if v_region is not null then
        v_address.region := normalise.region(v_region);
    end if;
    return v_address;
end;
$$;

grant execute on function normalise.address(jsonb, char) to public;

commit;
