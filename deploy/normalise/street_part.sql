-- Deploy mds:normalise/street_part to pg
-- requires: normalise/street_words
-- requires: normalise/is_number_first
begin;

create or replace function normalise.street_part(p_line normalise.street_words, p_country_code char(2)) returns normalise.street_words
language plpgsql
immutable parallel safe
as $$
declare
    v_words   text[] := p_line.words;
    v_classes text := p_line.classes;
    v_unit    text := p_line.unit;
    v_part    text;             -- classes of the part looked at
    v_at      integer := 1;     -- where it starts
    v_next    text;
    v_number  text;
    v_from    integer := 1;
    v_to      integer := 0;     -- the end of the street, once there is one
begin
    if v_classes is null then
        return p_line;
    end if;
    -- Chinatown Point, 133 New Bridge Road: what has all three is the street, whatever stands in front of it.
    if normalise.is_number_first(p_country_code) then
        foreach v_part in array string_to_array(v_classes, ',') loop
            if v_at > 1 and left(v_part, 1) = '9' and (strpos(v_part, 'T') > 2 or length(v_part) > 1 and strpos(left(v_classes, v_at), 'T') = 0) then
                v_unit := concat_ws(' ', v_unit, v_number);
                v_words := v_words[v_at:];
                v_classes := substr(v_classes, v_at);
                exit;
            elsif v_part = '9' then                                                 -- #01-11, HillV2, 4 Hillview Rise
                v_number := v_words[v_at];
            end if;
            exit when v_part <> '9' and strpos(v_part, '9') > 0;
            v_at := v_at + length(v_part) + 1;
        end loop;
        v_at := 1;
    end if;

    foreach v_part in array string_to_array(v_classes, ',') loop
        if v_to = 0 and (strpos(v_part, 'T') > 0 or ltrim(v_part, '9NP') <> '' and translate(v_part, '9N', '') <> v_part) then
            v_from := v_at;
            v_to := v_at + length(v_part) - 1;
            if v_at > 2 and substr(v_classes, v_at - 2, 1) = '9' and substr(',' || v_classes, v_at - 2, 1) = ',' then
                if translate(v_part, '9N', '') <> v_part then                       -- 3b, 12 High St
                    v_unit := concat_ws(' ', v_unit, v_words[v_at - 2]);
                else                                                                -- 10, rue de Rivoli
                    v_from := v_at - 2;
                    v_classes := overlay(v_classes placing 'P' from v_at - 1 for 1);
                    v_words[v_at - 1] := '';
                    v_part := '9' || v_part;
                end if;
            elsif v_at > 2 and translate(v_part, '9N', '') = v_part then            -- The Old Rectory, Church Lane
                v_unit := concat_ws(' ', v_unit, replace(array_to_string(v_words[1:v_at - 2], ' '), ' ,', ''));
            end if;
            -- Calle Mayor, 5
            v_next := split_part(substr(v_classes, v_to + 2), ',', 1);
            if btrim(v_part, '9N') = v_part
               and (v_next in ('9', '99', 'N', 'N9') or v_next in ('9A', '99A', 'NA') and length(v_words[v_to + 1 + length(v_next)]) < 3) then
                v_classes := overlay(v_classes placing 'P' from v_to + 1 for 1);
                v_words[v_to + 1] := '';
                v_to := v_to + 1 + length(v_next);
            end if;
        elsif v_to > 0 and v_at > v_to and (left(v_part, 1) in ('9', 'N', 'O') and length(v_part) <= 3 or v_part = 'A' and length(v_words[v_at]) <= 3) then
            v_unit := concat_ws(' ', v_unit, array_to_string(v_words[v_at:v_at + length(v_part) - 1], ''));
        end if;
        v_at := v_at + length(v_part) + 1;
    end loop;
    if v_to = 0 then
        v_to := strpos(v_classes || ',', ',') - 1;
    end if;
    return row(v_words[v_from:v_to], substr(v_classes, v_from, v_to - v_from + 1), v_unit, p_line.box, p_line.house_number)::normalise.street_words;
end;
$$;

comment on function normalise.street_part(normalise.street_words, char) is
$$The part of a line with commas that is the street: the one that has a number and a name, or a street type. A number before it or behind
it is its house number when it has none, a unit otherwise; a name before a street without a number, and what is short behind the
street, are units too; the rest goes: Rose Cottage, 12 High Street, Leeds is 12 High Street. Where the number stands first, a whole
street (12 High Street) counts for more than a house name in front of it. A line without commas stays as it is. Never raises.$$;

grant execute on function normalise.street_part(normalise.street_words, char) to public;

commit;
