-- Deploy mds:mds/attributes_of to pg
-- requires: normalise/name_case
-- requires: normalise/person_record
-- requires: mds/flattened
begin;

create or replace function mds.attributes_of(p_payload jsonb, p_person normalise.person_record)
returns jsonb
language plpgsql
immutable parallel safe
as $$
declare
    v_email     normalise.email_address;
    v_other     normalise.email_address;
    v_phone     text;
    v_number    normalise.phone_number;
    v_address   normalise.postal_address := p_person.addresses[1];
    v_written   jsonb := coalesce(p_payload -> 'addresses' -> 0, p_payload -> 'address');      -- as the source wrote it
    v_offers    jsonb;
    v_verified  jsonb;
begin
    foreach v_other in array coalesce(p_person.emails, '{}') loop
        if v_email is null or (v_other.is_role, coalesce(v_other.is_disposable, false)) < (v_email.is_role, coalesce(v_email.is_disposable, false)) then
            v_email := v_other;
        end if;
    end loop;
    foreach v_number in array coalesce(p_person.phones, '{}') loop
        if v_number.is_valid then
            v_phone := v_number.e164;
            exit;
        end if;
    end loop;

    v_offers := jsonb_strip_nulls(jsonb_build_object(
        'full_name',      (p_person.name).display,
        'given_name',     case when (p_person.name).given  is not null then normalise.name_case(normalise.text(p_payload ->> 'given_name')) end,
        'middle_name',    case when (p_person.name).middle is not null then normalise.name_case(normalise.text(p_payload ->> 'middle_name')) end,
        'family_name',    case when (p_person.name).family is not null then normalise.name_case(normalise.text(p_payload ->> 'family_name')) end,
        'name_suffix',    (p_person.name).suffix,
        'previous_family_name', case when p_person.previous_family is not null then normalise.name_case(normalise.text(p_payload ->> 'previous_family_name')) end,
        'email',          lower((v_email).address),
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
        'doubtful',       case when v_email.is_role or v_email.is_disposable or char_length((p_person.birth).iso) < 10
                               then (case when v_email.is_role or v_email.is_disposable then '["email"]' else '[]' end)::jsonb
                                    || (case when char_length((p_person.birth).iso) < 10 then '["date_of_birth"]' else '[]' end)::jsonb end));

    if jsonb_typeof(p_payload -> 'preferences') = 'object' then
        v_offers := v_offers || mds.flattened('preferences', jsonb_strip_nulls(p_payload -> 'preferences'));
    end if;
    if jsonb_typeof(p_payload -> 'verified') = 'array' then
        select jsonb_agg(distinct a.attribute) into v_verified
          from jsonb_array_elements_text(p_payload -> 'verified') p (path),
               lateral (select substring(p.path from '^(?:\$\.)?([^[]+)') as path) w,
               lateral (select case when w.path in ('email', 'emails')      then 'email'
                                    when w.path in ('phone', 'phones')      then 'phone_e164'
                                    when w.path in ('address', 'addresses') then 'address'
                                    when w.path = 'name'                    then 'full_name'
                                    else w.path end as attribute) a
         where v_offers ? a.attribute;
        v_offers := v_offers || jsonb_strip_nulls(jsonb_build_object('verified', v_verified));
    end if;
    return v_offers;
end;
$$;

comment on function mds.attributes_of(jsonb, normalise.person_record) is
$$What an identity offers to the golden profile: display values by attribute name, absent where it has none; preferences by the path
to each (see mds.flattened). Beside them two lists of attribute names: verified (the source says so) and doubtful (a role or
disposable mailbox, a date that is not whole).

The first personal e-mail address comes before role and disposable ones; only valid phone numbers are offered. Restricted values
(government ids) are not.$$;

commit;
