-- Deploy mds:normalise/person to pg
-- requires: normalise/person_record
-- requires: normalise/text_list
-- requires: normalise/phone_written
-- requires: normalise/gender
-- requires: normalise/country
-- requires: normalise/is_blocked
begin;

create or replace function normalise.person(
    p_payload          jsonb,
    p_default_country  text default null,
    p_date_order       text default 'DMY'
)
returns normalise.person_record
language plpgsql
immutable parallel safe
as $$
declare
    v_person    normalise.person_record;
    v_email     normalise.email_address;
    v_phone     normalise.phone_number;
    v_address   normalise.postal_address;
    v_id        normalise.identifier;
    v_birth     normalise.partial_date;
    v_rejected  jsonb := '[]';
    v_full      text := p_payload ->> 'full_name';
    v_given     text := p_payload ->> 'given_name';
    v_family    text := p_payload ->> 'family_name';
    v_default   char(2) := case when octet_length(p_default_country) > 2 then normalise.country(p_default_country) else p_default_country end;
    v_country   text;
    v_raw       text;
    v_item      jsonb;
    v_key       text;
    v_addresses      integer := case when jsonb_typeof(p_payload -> 'addresses') = 'array' then jsonb_array_length(p_payload -> 'addresses') else 0 end;
    v_government_ids integer := case when jsonb_typeof(p_payload -> 'government_ids') = 'array' then jsonb_array_length(p_payload -> 'government_ids') else 0 end;
begin
    if jsonb_typeof(p_payload) is distinct from 'object' then
        v_person.rejected := v_rejected;
        return v_person;
    end if;

    -- Names. A blocked part is left out; what remains is still a name.
    if v_full   is not null and normalise.is_blocked('full_name', v_full)   then
        v_rejected := v_rejected || jsonb_build_object('path', '$.full_name', 'value', v_full, 'reason', 'blocked');
        v_full := null;
    end if;
    if v_given  is not null and normalise.is_blocked('given_name', v_given)  then
        v_rejected := v_rejected || jsonb_build_object('path', '$.given_name', 'value', v_given, 'reason', 'blocked');
        v_given := null;
    end if;
    if v_family is not null and normalise.is_blocked('family_name', v_family) then
        v_rejected := v_rejected || jsonb_build_object('path', '$.family_name', 'value', v_family, 'reason', 'blocked');
        v_family := null;
    end if;
    if coalesce(v_full, v_given, v_family) is not null then
        v_person.name := normalise.person_name(v_full, v_given, p_payload ->> 'middle_name', v_family, p_payload ->> 'name_suffix');
    end if;

    -- Addresses come before phones: a national number is read as of the country the record names.
    v_country := normalise.country(p_payload ->> 'country_code');
    for v_n in 0 .. v_addresses + (p_payload ? 'address')::integer - 1 loop
        v_item := coalesce(p_payload -> 'addresses' -> v_n, p_payload -> 'address');
        if jsonb_typeof(v_item) = 'string' then
            v_item := jsonb_build_object('full', v_item);
        end if;
        v_address := normalise.address(v_item, coalesce(v_country, v_default));
        if coalesce(v_address.line, v_address.city, v_address.postal_code) is not null then
            v_person.addresses := v_person.addresses || v_address;
        elsif v_item not in ('null', '{}') then
            v_rejected := v_rejected || jsonb_build_object('path', '$.addresses', 'value', v_item, 'reason', 'unusable');
        end if;
    end loop;
    v_person.country_code := coalesce(v_country, v_person.addresses[1].country_code);

    foreach v_raw in array normalise.text_list(p_payload -> 'emails') || normalise.text_list(p_payload -> 'email')
    loop
        v_email := normalise.email(v_raw);
        if v_email.address is null or normalise.is_blocked('email', v_email.address) then
            v_rejected := v_rejected || jsonb_build_object('path', '$.emails', 'value', v_raw,
                'reason', case when v_email.address is null then 'unusable' else 'blocked' end);
        elsif v_person.emails is null
           or v_email.address <> all (array(select e.address from unnest(v_person.emails) e)) then
            v_person.emails := v_person.emails || v_email;
        end if;
    end loop;

    foreach v_raw in array normalise.text_list(p_payload -> 'phones') || normalise.text_list(p_payload -> 'phone')
    loop
        v_phone := normalise.phone(v_raw, coalesce(v_person.country_code, v_default)::char(2));
        if v_phone.e164 is null and coalesce(v_person.country_code, v_default) is null and not normalise.is_blocked('phone', v_raw)
           and length((normalise.phone_written(v_raw)).p_digits) between 7 and 15 then
            v_person.phones := v_person.phones || v_phone;             -- of a country that nobody tells: comparable as it is written
        elsif v_phone.e164 is null or normalise.is_blocked('phone', v_phone.e164) or normalise.is_blocked('phone', v_raw) then
            v_rejected := v_rejected || jsonb_build_object('path', '$.phones', 'value', v_raw,
                'reason', case when v_phone.e164 is null then 'unusable' else 'blocked' end);
        elsif v_person.phones is null
           or v_phone.e164 <> all (array(select p.e164 from unnest(v_person.phones) p where p.e164 is not null)) then
            v_person.phones := v_person.phones || v_phone;
        end if;
    end loop;

    v_raw := p_payload ->> 'date_of_birth';
    if v_raw is not null then
        v_birth := normalise.date_of_birth(v_raw, p_date_order);
        if v_birth.iso is null or normalise.is_blocked('date_of_birth', v_birth.iso) then
            v_rejected := v_rejected || jsonb_build_object('path', '$.date_of_birth', 'value', v_raw,
                'reason', case when v_birth.iso is null then 'unusable' else 'blocked' end);
            v_birth := row(null, null, null, null, null, v_birth.impossible);
        end if;
        if v_birth.impossible is not null and normalise.is_blocked('date_of_birth', v_birth.impossible) then
            v_birth.impossible := null;
        end if;
        if num_nonnulls(v_birth.iso, v_birth.impossible) > 0 then
            v_person.birth := v_birth;
        end if;
    end if;

    for v_n in 0 .. v_government_ids - 1 loop
        v_item := p_payload -> 'government_ids' -> v_n;
        v_id := normalise.government_id(
            v_item ->> 'type',
            coalesce(normalise.country(v_item ->> 'country_code'), v_person.country_code, v_default)::char(2),
            v_item ->> 'value');
        if v_id.value is null or normalise.is_blocked('government_id', v_id.value) then
            v_rejected := v_rejected || jsonb_build_object('path', '$.government_ids', 'value', null,
                'reason', case when v_id.value is null then 'unusable' else 'blocked' end);
        else
            v_person.government_ids := v_person.government_ids || v_id;
        end if;
    end loop;

    v_person.gender         := normalise.gender(p_payload ->> 'gender');
    foreach v_key in array '{previous_family_name,place_of_birth,employer,occupation}'::text[] loop
        v_raw := p_payload ->> v_key;
        continue when v_raw is null;
        if normalise.is_blocked(case v_key when 'previous_family_name' then 'family_name' else v_key end, v_raw) then
            v_rejected := v_rejected || jsonb_build_object('path', '$.' || v_key, 'value', v_raw, 'reason', 'blocked');
            continue;
        end if;
        case v_key
            when 'previous_family_name' then v_person.previous_family := normalise.latin(v_raw);
            when 'place_of_birth'       then v_person.place_of_birth  := normalise.latin(v_raw);
            when 'employer'             then v_person.employer        := normalise.latin(v_raw);
            else                             v_person.occupation      := normalise.latin(v_raw);
        end case;
    end loop;

    if jsonb_typeof(p_payload -> 'external_ids') = 'object' then
        for v_key, v_raw in select key, value from jsonb_each_text(p_payload -> 'external_ids') where value is not null order by key loop
            v_person.external_ids := v_person.external_ids || (v_key || ':' || v_raw);
        end loop;
    end if;

    if jsonb_typeof(p_payload -> 'attributes') = 'object' then
        select jsonb_object_agg(k.name, normalise.latin(a.value) order by a.key) into v_person.attributes
          from jsonb_each_text(p_payload -> 'attributes') a
         cross join lateral (select btrim(regexp_replace(normalise.latin(a.key), '[^a-z0-9_]+', '_', 'g'), '_') as name) k
         where k.name <> '' and normalise.latin(a.value) is not null and not normalise.is_blocked('*', a.value);
    end if;

    v_person.rejected := v_rejected;
    return v_person;
end;
$$;

comment on function normalise.person(jsonb, text, text) is
$$Everything a payload says about a person, normalised: one pass over the documented keys, unknown keys ignored.

p_default_country (ISO 3166 alpha-2, or a name) and p_date_order (DMY, MDY, YMD) are those of the source system, used where the
record itself does not say. A telephone number without its country, where neither says which, is kept as it was written. Blank, junk and placeholder values are left out and listed in rejected (government ids without
their value). Never raises, whatever the JSON: all null but rejected ([]) when it is no object; a value of a type that is not documented
is read as its text, or left out. mds.ingest refuses such payloads first (mds.check_payload).$$;

grant execute on function normalise.person(jsonb, text, text) to public;

commit;
