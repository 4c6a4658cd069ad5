-- Deploy mds:normalise/city to pg
-- requires: normalise/address_words
-- requires: normalise/is_blocked
-- requires: normalise/latin
-- requires: normalise/text
begin;

create or replace function normalise.city(p_raw text)
returns text
language plpgsql
immutable parallel safe
as $$
declare
    v_city  text := left(p_raw, 200);
begin
    if normalise.is_blocked('city', v_city) then
        return null;
    end if;
    if octet_length(v_city) <> length(v_city) then
        -- The table may know the name in its own script: 東京 would be read in Chinese.
        v_city := coalesce(normalise.address_form('city', normalise.text(v_city)), normalise.latin(v_city));
    else
        v_city := lower(v_city collate "C");
    end if;
    v_city := btrim(translate(v_city, '-.,;:"()[]{}|\!?*_+=<>~^@#$%&''`' || E'\t\r\n', ' '));
    if octet_length(v_city) <> length(v_city) then
        v_city := coalesce(normalise.latin(v_city), '');       -- letters that punctuation kept apart
    end if;
    if strpos(v_city, '  ') > 0 or translate(v_city, '0123456789', '') <> v_city then
        v_city := btrim(regexp_replace(regexp_replace(v_city, '\m[0-9]+\M', '', 'g'), ' {2,}', ' ', 'g'));
    end if;
    -- Saint, Sainte, Mount and Fort are abbreviated in front only.
    if strpos(v_city, ' ') in (3, 4) then
        v_city := case split_part(v_city, ' ', 1)
                      when 'st' then 'saint' || substr(v_city, 3)
                      when 'ste' then 'sainte' || substr(v_city, 4)
                      when 'mt' then 'mount' || substr(v_city, 3)
                      when 'ft' then 'fort' || substr(v_city, 3)
                      else v_city
                  end;
    end if;
    if v_city <> lower(p_raw) and normalise.is_blocked('city', v_city) then
        return null;
    end if;
    return coalesce(normalise.address_form('city', v_city), v_city);
end;
$$;

comment on function normalise.city(text) is
$$A city, town or suburb in comparable form: Latin letters, lower case, no punctuation, no numbers, St as saint, and the local
name of well-known cities (normalise.address_terms): Munich, München and Muenchen are munchen. Null when blank or a
placeholder. Never raises.$$;

grant execute on function normalise.city(text) to public;

commit;
