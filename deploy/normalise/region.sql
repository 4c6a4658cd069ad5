-- Deploy mds:normalise/region to pg
-- requires: normalise/address_words
-- requires: normalise/is_blocked
-- requires: normalise/latin
begin;

create or replace function normalise.region(p_raw text)
returns text
language plpgsql
immutable parallel safe
as $$
declare
    v_region    text := left(p_raw, 200);
begin
    if normalise.is_blocked('region', v_region) then
        return null;
    end if;
    v_region := case when octet_length(v_region) = length(v_region) then lower(v_region collate "C") else normalise.latin(v_region) end;
    v_region := btrim(translate(v_region, '-,;:"()[]{}|\!?*_+=<>~^@#$%&`.''' || E'\t\r\n', ' '));
    if octet_length(v_region) <> length(v_region) then
        v_region := coalesce(normalise.latin(v_region), '');       -- letters that punctuation kept apart
    end if;
    if strpos(v_region, '  ') > 0 then
        v_region := regexp_replace(v_region, ' {2,}', ' ', 'g');
    end if;
    if v_region = '' or v_region <> lower(p_raw) and normalise.is_blocked('region', v_region) then
        return null;
    end if;
    return coalesce(normalise.address_form('region', v_region), v_region);
end;
$$;

comment on function normalise.region(text) is
$$A state or province in comparable form: its code where it has a well-known one (normalise.address_terms: California is ca,
New South Wales nsw), else its name in Latin letters, lower case, without punctuation. Null when blank or a placeholder.
Never raises.$$;

grant execute on function normalise.region(text) to public;

commit;
