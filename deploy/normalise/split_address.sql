-- Deploy mds:normalise/split_address to pg
-- requires: normalise/address_words
-- requires: normalise/country
-- requires: normalise/latin
-- requires: normalise/text
begin;

create or replace function normalise.split_address(p_full text)
returns jsonb
language plpgsql
immutable parallel safe
as $$
declare
    v_segments  text[];
    v_last      integer;
    v_tail      text;
    v_found     text[];
    v_words     text[];
    v_word      text;
    v_code      text;
    v_region    text;
    v_country   text;
    v_city      text;
    v_street    text;
    v_cut       integer := 0;
begin
    v_segments := array_remove(string_to_array(
        regexp_replace(normalise.text(translate(left(p_full, 500), E'\nºª\r', ',')), ' *[,;|] *', ',', 'g'), ','), '');
    v_last := cardinality(v_segments);
    if coalesce(v_last, 0) = 0 then
        return jsonb_build_object();
    end if;

    -- From the end: country, postal code (behind the city or in front of it), region, city; the street is what remains.
    if v_last > 1 and length(v_segments[v_last]) > 1 then
        v_country := normalise.country(v_segments[v_last]);
        -- CA and DE are states too: a code of two letters is a country only behind a postal code.
        if v_country is not null and (length(v_segments[v_last]) > 2 or v_last > 2 and v_segments[v_last - 1] ~ '[0-9]') then
            v_last := v_last - 1;
        else
            v_country := null;
        end if;
    end if;
    -- Street 128 Phnom Penh Cambodia: a country behind the city, unless its name is one of a street, a state or a well-known town.
    if v_country is null and v_segments[v_last] ~ '[0-9].* \S{4,}$' then
        v_words := string_to_array(v_segments[v_last], ' ');
        v_cut := cardinality(v_words);
        if v_cut > 2 and left(normalise.address_word(normalise.latin(v_words[v_cut - 1])), 1) in ('T', 'P', 'D') is not true
           and normalise.address_form('region', normalise.latin(v_words[v_cut])) is null
           and normalise.address_form('region', normalise.latin(v_words[v_cut - 1] || ' ' || v_words[v_cut])) is null
           and lower(v_words[v_cut]) <> all ('{cuba,holland,jordan,lebanon,mexico,norway,panama,peru,poland}') then
            v_country := normalise.country(v_words[v_cut]);
            if v_country is not null then
                v_segments[v_last] := array_to_string(v_words[:v_cut - 1], ' ');
            end if;
        end if;
        v_cut := 0;
    end if;

    v_tail := v_segments[v_last];
    v_found := regexp_match(v_tail, '^(.*?) ?\m([A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}|[A-Za-z][0-9][A-Za-z] ?[0-9][A-Za-z][0-9]|[0-9]{5}-[0-9]{3,4}|'
                                    '[0-9]{3}-[0-9]{4}|[0-9]{2}-[0-9]{3}|[0-9]{4,6})$');
    if v_found is not null and (v_last > 1 or v_found[1] ~ ' [A-Za-z]') then
        v_code := v_found[2];
        v_tail := v_found[1];
    elsif v_last > 1 then
        v_found := regexp_match(v_tail, '^((?:[A-Za-z]{1,2}-)?(?:[0-9]{4} ?[A-Za-z]{2}\M|[0-9]{2}-[0-9]{3}|[0-9]{5}-[0-9]{3}|[0-9]{3}-[0-9]{4}|[0-9]{3} [0-9]{2}\M|[0-9]{4,6}))\M ?(.*)$');
        if v_found is not null and normalise.address_word(lower(split_part(v_found[2], ' ', 2))) is distinct from 'Tst' then
            v_code := v_found[1];
            v_tail := v_found[2];
        end if;
    end if;
    if v_tail = '' and v_last > 1 then
        v_last := v_last - 1;
        v_tail := v_segments[v_last];
    end if;

    -- A region is a code in capitals, or one to three words that the table knows.
    v_words := string_to_array(v_tail, ' ');
    if v_last > 1 or cardinality(v_words) > 2 then
        if v_words[cardinality(v_words)] ~ '^[A-Z]{2,3}\.?$' and (v_code is not null or v_last > 2)
           and (cardinality(v_words) > 1 or v_last > 2
                or exists (select from normalise.address_terms where kind = 'region' and canonical = lower(v_words[1]))) then
            v_cut := 1;
        else
            for i in reverse least(3, cardinality(v_words) - case when v_last > 2 then 0 else 1 end)..1 loop
                if normalise.address_form('region', normalise.latin(array_to_string(v_words[cardinality(v_words) - i + 1:], ' '))) is not null then
                    v_cut := i;
                    exit;
                end if;
            end loop;
        end if;
        if v_cut > 0 then
            v_region := array_to_string(v_words[cardinality(v_words) - v_cut + 1:], ' ');
            v_words := v_words[:cardinality(v_words) - v_cut];
            if cardinality(v_words) = 0 and v_last > 1 then
                v_last := v_last - 1;
                v_words := string_to_array(v_segments[v_last], ' ');
            end if;
        end if;
    end if;

    v_cut := 0;
    if v_last > 1 then
        -- No 321, Street 128 Phnom Penh: a street and its number before the city.
        if array_to_string(v_words, ' ') ~ '[0-9].* ' then
            if v_words[1] ~ '^[0-9]{1,3}[A-Za-z]?$' and cardinality(v_words) > 2 then     -- 4 Hillview Rise: no city at all
                v_cut := cardinality(v_words);
            end if;
            for i in 1..cardinality(v_words) - 1 loop
                if v_words[i] ~ '[0-9]' and v_words[i + 1] !~ '[0-9]'
                   and (i > 1 and left(normalise.address_word(normalise.latin(v_words[i - 1])), 1) = 'T') then
                    v_cut := i;
                end if;
            end loop;
        end if;
        v_city := nullif(rtrim(array_to_string(v_words[v_cut + 1:], ' '), ' -'), '');
        v_street := array_to_string(v_segments[1:v_last - 1] || nullif(array_to_string(v_words[:v_cut], ' '), ''), ', ');
    elsif v_code is null and v_region is null then
        v_street := array_to_string(v_words, ' ');
    else
        -- No comma at all: the city begins after the last street type.
        v_cut := 0;
        for i in 1..cardinality(v_words) - 1 loop
            v_word := normalise.address_word(normalise.latin(rtrim(v_words[i], '.')));
            if left(v_word, 1) = 'T' and i > 1 or v_cut = i - 1 and v_cut > 0 and (left(v_word, 1) in ('D', 'U', 'F') or v_words[i] ~ '^#?[0-9]+[A-Za-z]?$')
               or v_cut = 0 and (normalise.address_form('suffix', right(normalise.latin(v_words[i]), 7)) is not null
                                 or normalise.address_form('suffix', right(normalise.latin(v_words[i]), 6)) is not null) then
                v_cut := i;
            end if;
        end loop;
        if v_cut = 0 then
            v_street := array_to_string(v_words, ' ');
        else
            v_street := array_to_string(v_words[:v_cut], ' ');
            v_city := array_to_string(v_words[v_cut + 1:], ' ');
        end if;
    end if;
    return jsonb_strip_nulls(jsonb_build_object('street', v_street, 'city', v_city, 'region', v_region, 'postal_code', v_code, 'country_code', v_country));
end;
$$;

comment on function normalise.split_address(text) is
$$An address on one line (or on several) in parts: street, city, region, postal_code, country_code, as far as they can be told
apart; what cannot stays in street.

Read from the end: a country by its name, a postal code behind the city (London SW1A 2AA, Las Vegas NV 89132) or in front of
it (10969 Berlin), a region in capitals or known by name, the city after the last comma or, without commas, after the last
word for a street. Only the first 500 characters count. Never raises.$$;

grant execute on function normalise.split_address(text) to public;

commit;
