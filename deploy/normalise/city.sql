-- Deploy mds:normalise/city to pg
-- requires: normalise/address_words
-- requires: normalise/is_blocked
-- requires: normalise/latin
begin;

create function normalise.city(p_raw text)
returns text
language plpgsql
immutable parallel safe
as $$
declare
    v_city  text;
begin
    if p_raw is null or p_raw = '' or normalise.is_blocked('city', p_raw) then
        return null;
    end if;
    v_city := translate(normalise.latin(left(p_raw, 200)), '-.,;:"()[]{}|\!?*_+=<>~^@#$%&''`0123456789', ' ');
    if strpos(v_city, '  ') > 0 then
        v_city := regexp_replace(v_city, ' {2,}', ' ', 'g');
    end if;
    v_city := btrim(v_city);
    -- Saint, Sainte, Mount and Fort are abbreviated in front only.
    v_city := case split_part(v_city, ' ', 1)
                  when 'st' then 'saint' || substr(v_city, 3)
                  when 'ste' then 'sainte' || substr(v_city, 4)
                  when 'mt' then 'mount' || substr(v_city, 3)
                  when 'ft' then 'fort' || substr(v_city, 3)
                  else v_city
              end;
    return nullif(coalesce(normalise.address_place('city', v_city), v_city), '');
end;
$$;

comment on function normalise.city(text) is
$$A city, town or suburb in comparable form: Latin letters, lower case, no punctuation or digits, St as saint, and the local
name of well-known cities (normalise.address_terms): Munich, München and Muenchen are munchen. Null when blank or a
placeholder. Never raises.$$;

grant execute on function normalise.city(text) to public;

commit;
