-- Deploy mds:matching/features_of to pg
-- requires: matching/features
-- requires: normalise/person_record
-- requires: normalise/hash64
-- requires: normalise/phone_written
-- requires: normalise/is_blocked
-- requires: governance/keyed_hash
begin;

create or replace function matching.features_of(p_person normalise.person_record)
returns matching.features
language plpgsql
stable parallel safe
as $$
declare
    v_name  normalise.name_parts := p_person.name;
    v       matching.features;
    v_email      normalise.email_address;
    v_phone      normalise.phone_number;
    v_address    normalise.postal_address;
    v_key        text;
    v_handle     text;
    v_letters    text;
begin
    v.given           := v_name.given;
    v.given_roots     := v_name.given_roots;
    v.given_phonetic  := nullif(v_name.given_phonetic, '');
    v.middle          := case when v_name.middle not in ('van', 'thi') then v_name.middle end;     -- Vietnamese: a man's, a woman's
    v.family          := v_name.family;
    v.family_core     := coalesce(v_name.family_core, v_name.family);
    v.family_phonetic := nullif(v_name.family_phonetic, '');
    v.previous_family := p_person.previous_family;
    v.suffix          := v_name.suffix;
    v.name_tokens     := v_name.tokens;
    if v_name.tokens is not null and v.given is null and v.family is null then     -- a company: all its words stand where a person has names
        v.given           := array_to_string(v_name.tokens, ' ');
        v.family          := v.given;
        v.family_core     := v.given;
    elsif v.given is not null and v.family_core is not null then
        v.name_forms  := matching.name_forms(v.given, v.family_core);
    end if;

    -- Loops, because a query costs more than the few values there are.
    foreach v_email in array coalesce(p_person.emails, '{}') loop
        continue when v_email.is_role;
        v_key := v_email.match_key;
        if strpos(v_key, '+') between 2 and strpos(v_key, '@') then     -- RFC 5233: the same person's, whatever the provider makes of it
            v_key := split_part(v_key, '+', 1) || substr(v_key, strpos(v_key, '@'));
        end if;
        v_handle  := translate(split_part(v_key, '@', 1), '._-''', '');
        v_letters := translate(v_handle, '0123456789', '');
        v.emails := v.emails || v_key;
        if char_length(v_handle) >= 5 and v_letters <> v_handle then
            v.email_handles := v.email_handles || v_handle;
        elsif char_length(v_handle) >= 5 then
            v.email_words := v.email_words || v_handle;
        end if;
        if char_length(v_letters) >= 4 then
            v.email_locals := v.email_locals || v_letters;
        end if;
    end loop;
    if cardinality(v.emails) > 1 then
        v.emails        := array(select distinct e from unnest(v.emails) e order by e);
        v.email_handles := nullif(array(select distinct e from unnest(v.email_handles) e order by e), '{}');
        v.email_words   := nullif(array(select distinct e from unnest(v.email_words) e order by e), '{}');
        v.email_locals  := nullif(array(select distinct e from unnest(v.email_locals) e order by e), '{}');
    end if;

    foreach v_phone in array coalesce(p_person.phones, '{}') loop
        v_key := coalesce(v_phone.e164, (normalise.phone_written(v_phone.raw)).p_digits);
        v.phones := v.phones || v_key;
        if char_length(v_key) >= 9 then
            v.phone_tails := v.phone_tails || right(v_key, 8);
        end if;
    end loop;
    if cardinality(v.phones) > 1 then
        v.phones      := array(select distinct p from unnest(v.phones) p order by p);
        v.phone_tails := nullif(array(select distinct p from unnest(v.phone_tails) p order by p), '{}');
    end if;

    v.birth          := coalesce((p_person.birth).impossible, (p_person.birth).iso);
    v.birth_year     := (p_person.birth).year;
    v.birth_month    := (p_person.birth).month;
    v.birth_day      := (p_person.birth).day;
    v.gender         := p_person.gender;
    if v.gender is null and v_name.title is not null then
        v.gender := case when string_to_array(v_name.title, ' ') && '{mrs,ms,miss,frau,fraulein,mme,mlle,madame,mademoiselle,sra,srta,signora,dra,mevr,mw,smt,pani,g-zha}' then 'f'
                         when string_to_array(v_name.title, ' ') && '{mr,mister,herr,monsieur,signor,dhr,shri,g-n,sir}' then 'm' end;
    end if;
    v.place_of_birth := p_person.place_of_birth;
    v.country_code   := p_person.country_code;

    if p_person.addresses is not null then
        foreach v_address in array p_person.addresses loop
            v.address_lines := v.address_lines || array[v_address.house_number || ' ' || v_address.street];
            v.streets       := v.streets       || array[v_address.street];
            v.house_numbers := v.house_numbers || array[v_address.house_number];
            v.postal_codes  := v.postal_codes  || array[translate(v_address.postal_code, ' -', '')];
            v.cities        := v.cities        || array[v_address.city];
        end loop;
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
        select array_agg(distinct ('x' || left(encode(sha256(s.salt || convert_to(left(s.value, n.place - 1) || substr(s.value, n.place + 1), 'UTF8')),
                                                      'hex'), 8))::bit(32)::integer)
          into v.government_id_deletions
          from (select governance.keyed_hash('blind_index', 'deletions of ' || i.type) as salt, i.value
                  from unnest(p_person.government_ids) i
                 where char_length(i.value) >= 6
                offset 0) s,
               generate_series(1, char_length(s.value) + 1) as n (place);      -- the last leaves nothing out
    end if;

    v.employer     := p_person.employer;
    v.occupation   := p_person.occupation;
    foreach v_key in array coalesce(p_person.external_ids, '{}') loop
        v_handle := substr(v_key, strpos(v_key, ':') + 1);
        if v_handle ~ '[^0[:space:][:punct:]]' and not normalise.is_blocked('external_id', v_handle) then
            v.external_ids := v.external_ids || v_key;
        end if;
    end loop;
    if cardinality(v.external_ids) > 1 then
        v.external_ids := array(select x from unnest(v.external_ids) x order by x);
    end if;
    v.attributes   := p_person.attributes;
    v.normaliser_version := 1;
    v.is_repeat    := false;
    return v;
end;
$$;

comment on function matching.features_of(normalise.person_record) is
$$The features row of a normalised person; the identity, its system and the rarities are left null for the caller.

A company has its words, sorted, for given and for family name: so it is no record without a name, which could be any of those who work there.

Where no gender is given, a title (Mrs, Herr, Sra) tells it. Role mailboxes (info@) are no evidence of a person and are left out, and so are keys in other systems that are blank or
placeholders. A telephone number of an unknown country is its digits. The unit of an address is left out: half of
the records of one person lack it. Government ids become type:keyed hash; the country is as often missing. Of ids of six characters and more there are also the
keyed hashes with one character left out; shorter ones are close to too many.$$;

commit;
