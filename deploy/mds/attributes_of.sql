-- Deploy mds:mds/attributes_of to pg
-- requires: normalise/name_case
-- requires: normalise/person_record
-- requires: mds/schema
begin;

create or replace function mds.attributes_of(p_payload jsonb, p_person normalise.person_record)
returns jsonb
language plpgsql
immutable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_email    text;
    v_phone    text;
    v_address  normalise.postal_address := p_person.addresses[1];
    v_written  jsonb := coalesce(p_payload -> 'addresses' -> 0, p_payload -> 'address');      -- as the source wrote it
begin
    select lower(e.address) into v_email
      from unnest(p_person.emails) with ordinality
           as e (address, match_key, local_part, domain, is_role, is_disposable, raw, n)
     order by e.is_role, e.is_disposable, e.n
     limit 1;
    select p.e164 into v_phone
      from unnest(p_person.phones) with ordinality as p (e164, is_valid, region, extension, raw, n)
     where p.is_valid
     order by p.n
     limit 1;

    return jsonb_strip_nulls(jsonb_build_object(
        'name', case when (p_person.name).display is not null then jsonb_build_object(
            'full_name',   (p_person.name).display,
            'given_name',  case when (p_person.name).given  is not null then normalise.name_case(normalise.text(p_payload ->> 'given_name')) end,
            'middle_name', case when (p_person.name).middle is not null then normalise.name_case(normalise.text(p_payload ->> 'middle_name')) end,
            'family_name', case when (p_person.name).family is not null then normalise.name_case(normalise.text(p_payload ->> 'family_name')) end,
            'name_suffix', (p_person.name).suffix) end,
        'previous_family_name', case when p_person.previous_family is not null then normalise.name_case(normalise.text(p_payload ->> 'previous_family_name')) end,
        'email',          v_email,
        'phone_e164',     v_phone,
        'country_code',   p_person.country_code,
        'date_of_birth',  (p_person.birth).iso,
        'gender',         p_person.gender,
        'place_of_birth', case when p_person.place_of_birth is not null then normalise.text(p_payload ->> 'place_of_birth') end,
        'address', case when v_address.display is not null then jsonb_build_object(
            'display',      v_address.display,
            'city',         case when v_address.city   is not null then coalesce(normalise.text(v_written ->> 'city'), v_address.city) end,
            'region',       case when v_address.region is not null then coalesce(normalise.text(v_written ->> 'region'), v_address.region) end,
            'postal_code',  v_address.postal_code,
            'country_code', v_address.country_code) end,
        'employer',       case when p_person.employer   is not null then normalise.text(p_payload ->> 'employer') end,
        'occupation',     case when p_person.occupation is not null then normalise.text(p_payload ->> 'occupation') end,
        'preferences',    case when jsonb_typeof(p_payload -> 'preferences') = 'object' then p_payload -> 'preferences' end));
end;
$$;

comment on function mds.attributes_of(jsonb, normalise.person_record) is
$$What an identity offers to the golden profile: display values by attribute name, absent where it has none.

name and address are groups that survive together, so a golden name or address is never mixed from two records. The first
personal e-mail address comes before role and disposable ones; only valid phone numbers are offered. Restricted values
(government ids) are not.$$;

commit;
