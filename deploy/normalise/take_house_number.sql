-- Deploy mds:normalise/take_house_number to pg
-- requires: normalise/street_words
-- requires: normalise/address_words
-- requires: normalise/is_number_first
begin;

create or replace function normalise.take_house_number(p_line normalise.street_words, p_country_code char(2)) returns normalise.street_words
language plpgsql
immutable parallel safe
as $$
declare
    v_words       text[] := p_line.words;
    v_classes     text := p_line.classes;
    v_unit        text := p_line.unit;
    v_count       constant integer := length(v_classes);
    v_at          integer;         -- which word is the number
    v_is_in_front boolean;
    v_number      text;
    v_next        text;            -- the word behind it
    v_addition    text;            -- what of that word belongs to it
    v_split       text[];
begin
    -- After its sign, else in front or behind as the country has it.
    v_at := strpos(v_classes, 'N');
    if v_at = 0 then
        v_at := v_count + 1 - strpos(reverse(v_classes), '9');
        if v_at > v_count then
            v_at := 0;
        end if;
        while v_at > 1 and substr(v_classes, v_at - 1, 1) = '9' loop
            v_at := v_at - 1;
        end loop;
        -- 5 A 12: stair A of number 5, flat 12
        if v_at > 3 and substr(v_classes, v_at - 2, 2) = '9A' and length(v_words[v_at - 1]) = 1 and not normalise.is_number_first(p_country_code) then
            v_at := v_at - 2;
        end if;
        if v_at > 1 and (left(v_classes, 1) = '9' and normalise.is_number_first(p_country_code)
                         or strpos(v_classes, 'T') in (v_at - 1, 1) and p_country_code is distinct from 'CO'
                            and left(normalise.address_word(v_words[v_at - 1]), 4) in ('Thwy', 'Trte', 'Tcra', 'Tdia', 'Ttv')) then
            v_at := case when left(v_classes, 1) = '9' then 1 else 0 end;
        end if;
    end if;
    if coalesce(v_at, 0) = 0 then
        return p_line;
    end if;

    v_number := v_words[v_at];
    v_next := v_words[v_at + 1];
    v_is_in_front := v_at = 1 and v_count > 1;
    v_words[v_at] := '';
    if strpos(v_number, '/') > 0 then
        v_split := string_to_array(v_number, '/');
        if cardinality(v_split) = 2 and v_split[2] <> '' then
            if not v_is_in_front then                                               -- Lipowa 12/34: flat 34
                v_unit := concat_ws(' ', v_split[2], v_unit);
                v_number := v_split[1];
            elsif normalise.is_number_first(p_country_code) then                    -- 12/34 Smith St: flat 12
                v_unit := concat_ws(' ', v_unit, v_split[1]);
                v_number := v_split[2];
                v_next := null;
            end if;
        end if;
    end if;

    -- 12 bis, 12 1/2, 12 a; but 12 E Main St, and 500 A St.
    v_addition := case when v_next in ('bis', 'ter', 'quater') or v_next = '1/2' and v_is_in_front then ' ' || v_next
                       when length(v_next) <> 1 then null
                       when not v_is_in_front then case when v_next between 'a' and 'z' then v_next end
                       when v_count > 3 and v_next not in ('n', 's', 'e', 'w', 'o', 'y') and substr(v_classes, 2, 1) in ('A', 'T') then v_next end;
    if v_addition is not null then
        v_number := v_number || v_addition;
        v_at := v_at + 1;
        v_words[v_at] := '';
    end if;
    if v_at < v_count and not v_is_in_front then
        v_unit := concat_ws(' ', array_to_string(v_words[v_at + 1:v_count], ''), v_unit);
        v_words := v_words[1:v_at];
        v_classes := left(v_classes, v_at);
    end if;
    if ltrim(v_number, '0') <> v_number then
        v_number := ltrim(v_number, '0');
        v_number := case when v_number between '1' and ':' then v_number end;
    end if;
    return row(v_words, v_classes, v_unit, p_line.box, v_number)::normalise.street_words;
end;
$$;

comment on function normalise.take_house_number(normalise.street_words, char) is
$$The line with its house number in a field of its own: after its sign, else in front of the name or behind it, as the country has it.
Its letter, fraction or bis belong to it, 12/34 is flat and number before a name and number and flat behind one, and what follows a
number behind the name is a unit. The number of a road is none: Highway 61. Null when the line has no number, and for 0. Never raises.$$;

grant execute on function normalise.take_house_number(normalise.street_words, char) to public;

commit;
