-- Deploy mds:normalise/region to pg
-- requires: normalise/address_words
-- requires: normalise/is_blocked
-- requires: normalise/latin
begin;

create function normalise.region(p_raw text)
returns text
language plpgsql
immutable parallel safe
as $$
declare
    v_region    text;
begin
    if p_raw is null or p_raw = '' or normalise.is_blocked('region', p_raw) then
        return null;
    end if;
    v_region := btrim(replace(translate(normalise.latin(left(p_raw, 200)), '-,;:"()[]{}|\!?*_+=<>~^@#$%&`.''', '                            '), '  ', ' '));
    return nullif(coalesce(normalise.address_place('region', v_region), v_region), '');
end;
$$;

comment on function normalise.region(text) is
$$A state or province in comparable form: its code where it has a well-known one (normalise.address_terms: California is ca,
New South Wales nsw), else its name in Latin letters, lower case, without punctuation. Null when blank or a placeholder.
Never raises.$$;

grant execute on function normalise.region(text) to public;

commit;
