-- Deploy mds:matching/features_of to pg
-- requires: matching/features
-- requires: normalise/person_record
-- requires: normalise/hash64
-- requires: normalise/is_blocked
-- requires: governance/keyed_hash
begin;

create or replace function matching.features_of(p_person normalise.person_record)
returns matching.features
language plpgsql
stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_name  normalise.name_parts := p_person.name;
    v       matching.features;
begin
    v.given           := v_name.given;
    v.given_roots     := v_name.given_roots;
    v.given_phonetic  := nullif(v_name.given_phonetic, '');
    v.middle          := v_name.middle;
    v.family          := v_name.family;
    v.family_core     := coalesce(v_name.family_core, v_name.family);
    v.family_phonetic := nullif(v_name.family_phonetic, '');
    v.previous_family := p_person.previous_family;
    v.suffix          := v_name.suffix;
    v.name_tokens     := v_name.tokens;
    if v.given is not null and v.family_core is not null then
        v.name_forms  := matching.name_forms(v.given, v.family_core);
    end if;

    if p_person.emails is not null then
        -- A sub-address (RFC 5233) is the same person's whatever the provider makes of it.
        select array_agg(distinct k.address),
               array_agg(distinct l.handle)  filter (where char_length(l.handle) >= 5 and l.letters <> l.handle),
               array_agg(distinct l.handle)  filter (where char_length(l.handle) >= 5 and l.letters = l.handle),
               array_agg(distinct l.letters) filter (where char_length(l.letters) >= 4)
          into v.emails, v.email_handles, v.email_words, v.email_locals
          from unnest(p_person.emails) e,
               lateral (select case when strpos(e.match_key, '+') between 2 and strpos(e.match_key, '@')
                                    then split_part(e.match_key, '+', 1) || substr(e.match_key, strpos(e.match_key, '@'))
                                    else e.match_key end) as k (address),
               lateral (select translate(split_part(k.address, '@', 1), '._-''', '')) as h (handle),
               lateral (select h.handle, translate(h.handle, '0123456789', '')) as l (handle, letters)
         where not coalesce(e.is_role, false);
    end if;

    if p_person.phones is not null then
        select array_agg(distinct p.e164), array_agg(distinct right(p.e164, 8)) filter (where char_length(p.e164) >= 9)
          into v.phones, v.phone_tails
          from unnest(p_person.phones) p;
    end if;

    v.birth          := (p_person.birth).iso;
    v.birth_year     := (p_person.birth).year;
    v.birth_month    := (p_person.birth).month;
    v.birth_day      := (p_person.birth).day;
    v.gender         := p_person.gender;
    v.place_of_birth := p_person.place_of_birth;
    v.country_code   := p_person.country_code;

    if p_person.addresses is not null then
        select array_agg(a.house_number || ' ' || a.street order by n), array_agg(a.street order by n), array_agg(a.house_number order by n),
               array_agg(translate(a.postal_code, ' -', '') order by n), array_agg(a.city order by n)
          into v.address_lines, v.streets, v.house_numbers, v.postal_codes, v.cities
          from unnest(p_person.addresses) with ordinality
               as a (line, house_number, street, unit, city, region, postal_code, country_code, display, n);
        -- Aligned: a missing part of an address is a null among the others; what no address has is null as a whole.
        v.address_lines := case when array_remove(v.address_lines, null) <> '{}' then v.address_lines end;
        v.streets       := case when array_remove(v.streets, null)       <> '{}' then v.streets end;
        v.house_numbers := case when array_remove(v.house_numbers, null) <> '{}' then v.house_numbers end;
        v.postal_codes  := case when array_remove(v.postal_codes, null)  <> '{}' then v.postal_codes end;
        v.cities        := case when array_remove(v.cities, null)        <> '{}' then v.cities end;
    end if;

    if p_person.government_ids is not null then
        select array_agg(distinct i.type || ':' || left(encode(governance.keyed_hash('blind_index', i.type || ':' || i.value), 'hex'), 16))
          into v.government_ids
          from unnest(p_person.government_ids) i;
    end if;

    v.employer     := p_person.employer;
    v.occupation   := p_person.occupation;
    select array_agg(x order by x) into v.external_ids
      from unnest(p_person.external_ids) x
     where substr(x, strpos(x, ':') + 1) ~ '[^0[:space:][:punct:]]' and not normalise.is_blocked('external_id', substr(x, strpos(x, ':') + 1));
    v.attributes   := p_person.attributes;
    v.normaliser_version := 1;
    return v;
end;
$$;

comment on function matching.features_of(normalise.person_record) is
$$The features row of a normalised person; the identity, its system and the rarities are left null for the caller.

Role mailboxes (info@) are no evidence of a person and are left out, and so are keys in other systems that are blank or
placeholders. The unit of an address is left out: half of
the records of one person lack it. Government ids become type:keyed hash; the country is as often missing.$$;

commit;
