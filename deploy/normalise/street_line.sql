-- Deploy mds:normalise/street_line to pg
-- requires: normalise/postal_address
-- requires: normalise/address_words
-- requires: normalise/latin
begin;

create or replace function normalise.street_line(p_raw text, p_country_code char(2) default null)
returns normalise.postal_address
language plpgsql
immutable parallel safe
as $$
declare
    v_address   normalise.postal_address;
    v_line      text := left(p_raw, 300);
    v_tokens    text[];
    v_words     text[] := array[]::text[];     -- what remains of the tokens
    v_classes   text := '';         -- one letter for each: 9 number, N number after its sign, T type, D direction, O ordinal, P particle, A any, comma
    v_class     text;
    v_token     text;
    v_word      text;
    v_next      text;
    v_count     integer;
    v_i         integer := 1;
    v_at        integer;
    v_from      integer := 1;
    v_to        integer;
    v_unit      text;
    v_number    text;
    v_type      text;
    v_name      text := '';
    v_box       text;
    v_split     text[];
    v_is_number_first constant boolean := coalesce(p_country_code in ('US', 'GB', 'CA', 'AU', 'NZ', 'IE', 'IN', 'FR', 'ZA', 'SG', 'HK', 'PH', 'MY', 'LU', 'MC', 'IL', 'TH', 'EG', 'KE', 'NG', 'PK', 'LK', 'MT', 'JM'), p_country_code is null);
begin
    -- The signs for ordinals would become the letters o and a; plain ASCII needs no look at its letters.
    if octet_length(v_line) <> length(v_line) then
        v_line := normalise.latin(replace(replace(translate(v_line, 'ºª°’、，', '   '',,'), '№', ' no '), E'\n', ','));
    else
        v_line := lower(v_line collate "C");
    end if;
    if v_line is null or v_line = '' then
        return v_address;
    end if;

    -- No regular expressions up to here and in the usual address at all: a backend keeps 32 of them compiled, and a load
    -- that normalises whole people needs those for telephone numbers.
    if strpos(v_line, '\') > 0 or strpos(v_line, E'\n') > 0 then
        v_line := replace(replace(v_line, '\n', ','), E'\n', ',');
    end if;
    if strpos(v_line, '.') > 0 then
        v_line := rtrim(replace(v_line, '. ', ' '), '.');
        if strpos(v_line, '.') > 0 then       -- lindenstr.2, p.o. box
            v_line := replace(regexp_replace(v_line, '([a-z]{2})\.(?=[a-z0-9])|([0-9])\.(?=[0-9])', '\1\2 ', 'g'), '.', '');
        end if;
    end if;
    if strpos(v_line, '#') > 0 then
        v_line := replace(v_line, '#', ' # ');
    end if;
    if strpos(v_line, ',') > 0 then
        v_line := replace(v_line, ',', ' , ');
    end if;
    v_tokens := string_to_array(translate(v_line, E';:"()[]{}\\!?*_+=<>~^@$%&\t\r|''`', '                          '), ' ', '');
    v_tokens := array_remove(v_tokens, null);
    v_count := cardinality(v_tokens);

    -- 12-14 and 12/34 stay one token; road/44, c/ mayor and goethe-str become two.
    if strpos(v_line, '/') > 0 or strpos(v_line, '-') > 0 then
        v_words := array[]::text[];
        for i in 1..v_count loop
            v_token := v_tokens[i];
            if v_token = '-' and v_words[cardinality(v_words)] between '0' and ':' and v_tokens[i + 1] between '0' and ':' then
                v_tokens[i + 1] := v_words[cardinality(v_words)] || '-' || v_tokens[i + 1];
                v_words := trim_array(v_words, 1);
            elsif v_token in ('-', '/', 's/n') then
                null;
            elsif v_token >= '0' and v_token < ':' and ltrim(v_token, '0123456789/-abcdefgh') = '' and right(v_token, 1) not in ('-', '/') then
                v_words := v_words || v_token;
            elsif strpos(v_token, '/') > 0 and strpos(v_token, '/') < 3 and left(v_token, 1) = 'c' then
                v_words := v_words || case when v_token = 'c/o' then array['co'] else array['calle', nullif(split_part(v_token, '/', 2), '')] end;
            elsif strpos(v_token, '/') > 1 and substr(v_token, strpos(v_token, '/') + 1, 1) between '0' and ':' then
                v_words := v_words || array[split_part(v_token, '/', 1), '#', split_part(v_token, '/', 2)];
            elsif strpos(v_token, '/') > 0 or strpos(v_token, '-') > 0 then
                v_words := v_words || string_to_array(translate(v_token, '/', '-'), '-', '');
            else
                v_words := v_words || v_token;
            end if;
        end loop;
        v_tokens := v_words;
        v_words := array[]::text[];
        v_count := cardinality(v_tokens);
    end if;

    -- First pass: what is each token; units leave the line.
    while v_i <= v_count loop
        v_token := v_tokens[v_i];
        v_i := v_i + 1;
        if v_token < ':' and v_token >= '0' then
            v_class := '9';
            if right(v_token, 1) > '9' then
                -- 1st, 2nd, 22nd, 3era; a house number otherwise.
                if right(v_token, 2) in ('st', 'nd', 'rd', 'th') and ltrim(left(v_token, -2), '0123456789') = '' then
                    v_class := 'O';
                else
                    v_word := normalise.address_word(v_token);
                    if left(v_word, 1) = 'O' then
                        v_token := substr(v_word, 2);
                        v_class := 'O';
                    end if;
                end if;
            end if;
            v_classes := v_classes || v_class;
            v_words := v_words || v_token;
            continue;
        elsif v_token = ',' then
            if v_classes <> '' then
                v_words := v_words || v_token;
                v_classes := v_classes || ',';
            end if;
            continue;
        end if;

        v_word := normalise.address_word(v_token);
        if v_word is null then
            -- suite751
            if right(v_token, 1) <= '9' and left(normalise.address_word(rtrim(v_token, '0123456789')), 1) in ('U', 'F') then
                v_unit := concat_ws(' ', v_unit, ltrim(v_token, 'abcdefghijklmnopqrstuvwxyz'));
            else
                v_words := v_words || v_token;
                v_classes := v_classes || 'A';
            end if;
            continue;
        end if;

        -- Adventura Apartments 638 Downey St: several of them are a house with a name.
        if v_token in ('apartments', 'apts', 'flats', 'suites') and right(v_classes, 1) = 'A' and v_tokens[v_i] between '0' and ':'
           and v_tokens[v_i + 1] > ':' then
            v_words := v_words || v_token;
            v_classes := v_classes || 'A';
            continue;
        end if;

        -- A word for a unit, a number or a box means that only in front of one.
        v_class := left(v_word, 1);
        if strpos(v_word, ' ') > 0 or v_class in ('U', 'F', 'M', 'B') then
            if v_class in ('U', 'F') and v_tokens[v_i] in ('no', 'nr', 'nbr', 'num', 'number', 'n', '#') and v_tokens[v_i + 1] between '0' and ':' then
                v_i := v_i + 1;
            end if;
            v_next := v_tokens[v_i];
            if strpos(v_word, 'F') > 0 and right(v_classes, 1) = 'O' and v_classes <> 'O' or strpos(v_word, 'F') > 0 and v_classes = 'O' then
                v_unit := concat_ws(' ', v_unit, rtrim(v_words[cardinality(v_words)], 'sndrth'));
                v_words := v_words[1:cardinality(v_words) - 1];
                v_classes := left(v_classes, -1);
                continue;
            elsif v_next >= '0' and v_next < ':' then
                if strpos(v_word, 'B') > 0 then
                    while v_words[cardinality(v_words)] in ('po', 'p', 'o', 'gpo', 'post', 'office') loop
                        v_words := trim_array(v_words, 1);
                        v_classes := left(v_classes, -1);
                    end loop;
                    while v_tokens[v_i] between '0' and ':' loop
                        v_box := coalesce(v_box, '') || v_tokens[v_i];
                        v_i := v_i + 1;
                    end loop;
                    continue;
                elsif strpos(v_word, 'M') > 0 and ltrim(v_classes, '9NP,') <> '' and strpos(v_classes, 'N') = 0 and left(v_classes, 1) <> '9'
                      and (v_class = 'M' or strpos(v_classes, '9') = 0)
                      or v_token = '#' and p_country_code = 'CO' or v_token in ('blk', 'block') and p_country_code = 'SG' then
                    v_words := v_words || v_next;
                    v_classes := v_classes || 'N';
                    v_i := v_i + 1;
                    continue;
                elsif v_class in ('U', 'F') or (strpos(v_word, 'U') > 0 or strpos(v_word, 'F') > 0)
                      and (v_class = 'P' or ltrim(v_classes, '9NP,') <> '' and translate(v_classes, '9N', '') <> v_classes) then
                    v_split := string_to_array(v_next, '/');
                    v_unit := concat_ws(' ', v_unit, v_split[1]);
                    if v_split[2] <> '' then      -- unit 5/10 High St
                        v_words := v_words || v_split[2];
                        v_classes := v_classes || '9';
                    end if;
                    v_i := v_i + 1;
                    if length(v_tokens[v_i]) = 1 and v_tokens[v_i] between 'a' and 'z' then
                        v_unit := v_unit || v_tokens[v_i];
                        v_i := v_i + 1;
                    end if;
                    continue;
                elsif v_word = 'M' then
                    continue;
                end if;
            elsif v_class = 'U' and (length(v_next) = 1 and v_next between 'a' and 'z' or length(v_next) < 6 and ltrim(right(v_next, 2), '0123456789') <> right(v_next, 2)) then
                v_unit := concat_ws(' ', v_unit, v_next);
                v_i := v_i + 1;
                continue;
            elsif strpos(v_word, 'F') > 0 and right(v_classes, 1) = '9' and length(v_classes) > 2 then
                v_unit := concat_ws(' ', v_unit, v_words[cardinality(v_words)]);
                v_words := v_words[1:cardinality(v_words) - 1];
                v_classes := left(v_classes, -1);
                continue;
            elsif v_token = '#' then
                continue;
            elsif strpos(v_word, 'B') > 0 and v_token <> 'box' and v_next is null then
                continue;
            end if;
        end if;

        case v_class
        when 'T' then
            v_classes := v_classes || 'T';
            v_words := v_words || v_token;
        when 'D' then
            v_classes := v_classes || 'D';
            v_words := v_words || split_part(substr(v_word, 2), ' ', 1);
        when 'O' then
            v_classes := v_classes || 'O';
            v_words := v_words || substr(v_word, 2);
        when 'P' then
            v_classes := v_classes || 'P';
            v_words := v_words || v_token;
        else
            v_classes := v_classes || 'A';
            v_words := v_words || v_token;
        end case;
    end loop;

    -- The part between commas that has a number and a name is the street; a name before it is a house, a number after it a unit.
    v_to := length(v_classes);
    if strpos(v_classes, ',') > 0 then
        v_at := 1;
        v_to := 0;
        -- Chinatown Point, 133 New Bridge Road: what has all three is the street, whatever stands in front of it.
        if v_is_number_first then
            foreach v_token in array string_to_array(v_classes, ',') loop
                if v_at > 1 and left(v_token, 1) = '9' and (strpos(v_token, 'T') > 2 or length(v_token) > 1 and strpos(left(v_classes, v_at), 'T') = 0) then
                    v_unit := concat_ws(' ', v_unit, v_number);
                    v_words := v_words[v_at:];
                    v_classes := substr(v_classes, v_at);
                    exit;
                elsif v_token = '9' then                                                -- #01-11, HillV2, 4 Hillview Rise
                    v_number := v_words[v_at];
                end if;
                exit when v_token <> '9' and strpos(v_token, '9') > 0;
                v_at := v_at + length(v_token) + 1;
            end loop;
            v_number := null;
            v_at := 1;
        end if;
        foreach v_token in array string_to_array(v_classes, ',') loop
            if v_to = 0 and (strpos(v_token, 'T') > 0 or ltrim(v_token, '9NP') <> '' and translate(v_token, '9N', '') <> v_token) then
                v_from := v_at;
                v_to := v_at + length(v_token) - 1;
                if v_at > 2 and substr(v_classes, v_at - 2, 1) = '9' and substr(',' || v_classes, v_at - 2, 1) = ',' then
                    if translate(v_token, '9N', '') <> v_token then                 -- 3b, 12 High St
                        v_unit := concat_ws(' ', v_unit, v_words[v_at - 2]);
                    else                                                            -- 10, rue de Rivoli
                        v_from := v_at - 2;
                        v_classes := overlay(v_classes placing 'P' from v_at - 1 for 1);
                        v_words[v_at - 1] := '';
                        v_token := '9' || v_token;
                    end if;
                elsif v_at > 2 and translate(v_token, '9N', '') = v_token then      -- The Old Rectory, Church Lane
                    v_unit := concat_ws(' ', v_unit, replace(array_to_string(v_words[1:v_at - 2], ' '), ' ,', ''));
                end if;
                -- Calle Mayor, 5
                v_next := split_part(substr(v_classes, v_to + 2), ',', 1);
                if btrim(v_token, '9N') = v_token
                   and (v_next in ('9', '99', 'N', 'N9') or v_next in ('9A', '99A', 'NA') and length(v_words[v_to + 1 + length(v_next)]) < 3) then
                    v_classes := overlay(v_classes placing 'P' from v_to + 1 for 1);
                    v_words[v_to + 1] := '';
                    v_to := v_to + 1 + length(v_next);
                end if;
            elsif v_to > 0 and v_at > v_to and (left(v_token, 1) in ('9', 'N', 'O') and length(v_token) <= 3 or v_token = 'A' and length(v_words[v_at]) <= 3) then
                v_unit := concat_ws(' ', v_unit, array_to_string(v_words[v_at:v_at + length(v_token) - 1], ''));
            end if;
            v_at := v_at + length(v_token) + 1;
        end loop;
        if v_to = 0 then
            v_to := strpos(v_classes || ',', ',') - 1;
        end if;
        v_words := v_words[v_from:v_to];
        v_classes := substr(v_classes, v_from, v_to - v_from + 1);
    end if;
    -- Adventura Apartments 638 Downey St: the same without a comma.
    v_at := strpos(v_classes, '9');
    if v_is_number_first and v_at > 2 and strpos(v_classes, 'T') > v_at + 1 and ltrim(left(v_classes, v_at - 1), 'A') = ''
       and strpos(substr(v_classes, v_at + 1), '9') = 0 then
        v_words := v_words[v_at:];
        v_classes := substr(v_classes, v_at);
    end if;
    v_count := length(v_classes);

    -- The house number: after its sign, else in front or behind as the country has it.
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
        if v_at > 3 and not v_is_number_first and substr(v_classes, v_at - 2, 2) = '9A' and length(v_words[v_at - 1]) = 1 then
            v_at := v_at - 2;
        end if;
        if v_at > 1 and (v_is_number_first and left(v_classes, 1) = '9'
                         or strpos(v_classes, 'T') in (v_at - 1, 1) and p_country_code is distinct from 'CO'
                            and left(normalise.address_word(v_words[v_at - 1]), 4) in ('Thwy', 'Trte', 'Tcra', 'Tdia', 'Ttv')) then
            v_at := case when left(v_classes, 1) = '9' then 1 else 0 end;
        end if;
    end if;

    if v_at > 0 then
        v_number := v_words[v_at];
        v_split := string_to_array(v_number, '/');
        v_words[v_at] := '';
        if v_at = 1 and v_count > 1 then
            if cardinality(v_split) = 2 and v_split[2] <> '' and v_is_number_first then       -- 12/34 Smith St: flat 12
                v_unit := concat_ws(' ', v_unit, v_split[1]);
                v_number := v_split[2];
            elsif v_words[2] = '1/2' then
                v_number := v_number || ' 1/2';
                v_words[2] := '';
            elsif v_words[2] in ('bis', 'ter', 'quater') then
                v_number := v_number || ' ' || v_words[2];
                v_words[2] := '';
            elsif v_count > 3 and length(v_words[2]) = 1 and v_words[2] not in ('n', 's', 'e', 'w', 'o', 'y') and substr(v_classes, 2, 1) in ('A', 'T') then
                v_number := v_number || v_words[2];
                v_words[2] := '';
            end if;
        else
            if cardinality(v_split) = 2 and v_split[2] <> '' then                           -- Lipowa 12/34: flat 34
                v_unit := concat_ws(' ', v_split[2], v_unit);
                v_number := v_split[1];
            end if;
            if v_at < v_count and v_words[v_at + 1] in ('bis', 'ter', 'quater') then
                v_number := v_number || ' ' || v_words[v_at + 1];
                v_words[v_at + 1] := '';
                v_at := v_at + 1;
            elsif v_at < v_count and length(v_words[v_at + 1]) = 1 and v_words[v_at + 1] between 'a' and 'z' then
                v_number := v_number || v_words[v_at + 1];
                v_words[v_at + 1] := '';
                v_at := v_at + 1;
            end if;
            if v_at > 1 and v_at < v_count then
                v_unit := concat_ws(' ', array_to_string(v_words[v_at + 1:v_count], ''), v_unit);
                v_words := v_words[1:v_at];
                v_classes := left(v_classes, v_at);
                v_count := v_at;
            end if;
        end if;
        if ltrim(v_number, '0') <> v_number then
            v_number := ltrim(v_number, '0');
            v_number := case when v_number between '1' and ':' then v_number end;
        end if;
    end if;

    -- The name: types in their short form, the one in front moved behind.
    for i in 1..v_count loop
        v_token := v_words[i];
        continue when v_token = '' or v_token is null;
        case substr(v_classes, i, 1)
        when 'P' then
            continue when ltrim(v_classes, '9NP,') <> '';
        when 'T' then
            v_word := normalise.address_word(v_token);
            if v_token = 'st' and substr(v_classes, i + 1, 1) = 'A' and (v_name = '' or strpos(substr(v_classes, i + 2), 'T') > 0) then
                v_token := 'saint';
            else
                v_token := split_part(substr(v_word, 2), ' ', 1);
                if v_name = '' and ltrim(v_classes, '9NPT,') <> '' and right(rtrim(v_classes, '9NP'), 1) <> 'T' then
                    v_type := v_token;
                    continue;
                end if;
            end if;
        else
            null;
        end case;
        v_name := v_name || case when v_token <> '' then ' ' || v_token else '' end;
    end loop;
    if v_name <> '' and strpos(v_classes, 'T') = 0 then
        for i in 1..v_count loop
            if substr(v_classes, i, 1) = 'A' and length(v_words[i]) > 5 then
                for j in reverse least(8, length(v_words[i]) - 3)..3 loop
                    v_type := normalise.address_form('suffix', right(v_words[i], j));
                    if v_type is not null then
                        v_name := replace(v_name, v_words[i], left(v_words[i], -j) || ' ' || v_type);
                        exit;
                    end if;
                end loop;
                exit when v_type is not null;
            end if;
        end loop;
        -- A type with a blank in it: s treet.
        v_word := case when v_type is null and right(v_classes, 2) in ('AA', 'DA') then normalise.address_word(v_words[v_count - 1] || v_words[v_count]) end;
        if left(v_word, 1) = 'T' then
            v_name := left(v_name, -length(v_words[v_count - 1] || v_words[v_count]) - 1) || split_part(substr(v_word, 2), ' ', 1);
        end if;
    end if;

    v_address.house_number := v_number;
    v_address.street := nullif(btrim(v_name || ' ' || coalesce(case when strpos(v_classes, 'T') > 0 then v_type end, '')), '');
    if v_box is not null and (v_number is null or v_address.street is null) then
        v_address.street := 'po box ' || v_box;
        v_address.house_number := null;
    end if;
    v_address.unit := nullif(btrim(v_unit), '');
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
