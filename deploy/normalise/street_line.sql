-- Deploy mds:normalise/street_line to pg
-- requires: normalise/postal_address
-- requires: normalise/address_tokens
-- requires: normalise/classify_words
-- requires: normalise/street_part
-- requires: normalise/take_house_number
-- requires: normalise/street_name
begin;

create or replace function normalise.street_line(p_raw text, p_country_code char(2) default null)
returns normalise.postal_address
language plpgsql
immutable parallel safe
as $$
declare
    v_address normalise.postal_address;
    v_line    normalise.street_words;
    v_at      integer;
begin
    v_line := normalise.classify_words(normalise.address_tokens(p_raw), p_country_code);
    if v_line.words is null then
        return v_address;
    end if;
    if strpos(v_line.classes, ',') > 0 then
        v_line := normalise.street_part(v_line, p_country_code);
    end if;
    -- Adventura Apartments 638 Downey St: the same without a comma.
    v_at := strpos(v_line.classes, '9');
    if v_at > 2 and strpos(v_line.classes, 'T') > v_at + 1 and ltrim(left(v_line.classes, v_at - 1), 'A') = ''
       and strpos(substr(v_line.classes, v_at + 1), '9') = 0 and normalise.is_number_first(p_country_code) then
        v_line.words := v_line.words[v_at:];
        v_line.classes := substr(v_line.classes, v_at);
    end if;
    v_line := normalise.take_house_number(v_line, p_country_code);

    v_address.house_number := v_line.house_number;
    v_address.street := normalise.street_name(v_line.words, v_line.classes);
    if v_line.box is not null and (v_line.house_number is null or v_address.street is null) then
        v_address.street := 'po box ' || v_line.box;
        v_address.house_number := null;
    end if;
    v_address.unit := nullif(btrim(v_line.unit), '');
    -- A number alone is no address.
    if v_address.street is not null then
        v_address.line := concat_ws(' ', v_address.house_number, v_address.street, v_address.unit);
    end if;
    return v_address;
end;
$$;

comment on function normalise.street_line(text, char) is
$$The house number, street, unit and line of an address, in comparable form; the other fields are null.

Reads the number before or after the name (before, unless the country writes it behind), 12/34 as flat and number before a
name and as number and flat behind one, 12 a, 12-14 and 12 1/2 as one number, words for flats and floors, post boxes, types
glued to a name (Lindenstr.). Between commas, the part with a number and a name is the street. Only the first 300 characters
count. Null fields for anything else; never raises.$$;

grant execute on function normalise.street_line(text, char) to public;

commit;
