-- Deploy mds:normalise/classify_words to pg
-- requires: normalise/street_words
-- requires: normalise/address_words
-- requires: normalise/unit_role
begin;

create or replace function normalise.classify_words(p_tokens text[], p_country_code char(2)) returns normalise.street_words
language plpgsql
immutable parallel safe
as $$
declare
    v_count    constant integer := cardinality(p_tokens);
    v_at       integer := 1;
    v_token    text;
    v_next     text;
    v_meanings text;
    v_class    text;
    v_role     text;
    v_words    text[] := '{}';
    v_classes  text := '';
    v_unit     text;
    v_box      text;
begin
    if p_tokens is null then
        return null;
    end if;
    while v_at <= v_count loop
        v_token := p_tokens[v_at];
        v_at := v_at + 1;
        if v_token >= '0' and v_token < ':' then
            v_class := '9';
            if right(v_token, 1) > '9' then
                -- 1st, 2nd, 22nd, 3era; a house number otherwise.
                if right(v_token, 2) in ('st', 'nd', 'rd', 'th') and ltrim(left(v_token, -2), '0123456789') = '' then
                    v_class := 'O';
                else
                    v_meanings := normalise.address_word(v_token);
                    if left(v_meanings, 1) = 'O' then
                        v_class := 'O';
                        v_token := substr(v_meanings, 2);
                    end if;
                end if;
            end if;
        elsif v_token = ',' then
            continue when v_classes = '';
            v_class := ',';
        else
            v_meanings := normalise.address_word(v_token);
            v_class := coalesce(left(v_meanings, 1), 'A');
            if v_meanings is null then
                if right(v_token, 1) <= '9' and left(normalise.address_word(rtrim(v_token, '0123456789')), 1) in ('U', 'F') then      -- suite751
                    v_unit := concat_ws(' ', v_unit, ltrim(v_token, 'abcdefghijklmnopqrstuvwxyz'));
                    continue;
                end if;

            -- Adventura Apartments 638 Downey St: several of them are a house with a name.
            elsif v_token in ('apartments', 'apts', 'flats', 'suites') and right(v_classes, 1) = 'A'
                  and p_tokens[v_at] between '0' and ':' and p_tokens[v_at + 1] > ':' then
                v_class := 'A';
            elsif strpos(v_meanings, ' ') > 0 or v_class in ('U', 'F', 'M', 'B') then
                if v_class in ('U', 'F') and p_tokens[v_at] in ('no', 'nr', 'nbr', 'num', 'number', 'n', '#')
                   and p_tokens[v_at + 1] between '0' and ':' then
                    v_at := v_at + 1;
                end if;
                v_next := p_tokens[v_at];
                v_role := normalise.unit_role(v_token, v_meanings, v_next, v_classes, p_country_code);
                if v_role is null then
                    v_class := case when v_class in ('T', 'D', 'O', 'P') then v_class else 'A' end;
                elsif v_role = 'unit' then
                    v_unit := concat_ws(' ', v_unit, split_part(v_next, '/', 1));
                    v_at := v_at + 1;
                    if v_next >= '0' and v_next < ':' then
                        if split_part(v_next, '/', 2) <> '' then                               -- unit 5/10 High St
                            v_words := v_words || split_part(v_next, '/', 2);
                            v_classes := v_classes || '9';
                        end if;
                        if length(p_tokens[v_at]) = 1 and p_tokens[v_at] between 'a' and 'z' then      -- flat 5 b
                            v_unit := v_unit || p_tokens[v_at];
                            v_at := v_at + 1;
                        end if;
                    end if;
                    continue;
                elsif v_role = 'behind' then
                    v_token := v_words[cardinality(v_words)];
                    v_unit := concat_ws(' ', v_unit, case when right(v_classes, 1) = 'O' then rtrim(v_token, 'sndrth') else v_token end);
                    v_words := trim_array(v_words, 1);
                    v_classes := left(v_classes, -1);
                    continue;
                elsif v_role = 'box' then
                    while v_words[cardinality(v_words)] in ('po', 'p', 'o', 'gpo', 'post', 'office') loop
                        v_words := trim_array(v_words, 1);
                        v_classes := left(v_classes, -1);
                    end loop;
                    while p_tokens[v_at] between '0' and ':' loop
                        v_box := coalesce(v_box, '') || p_tokens[v_at];
                        v_at := v_at + 1;
                    end loop;
                    continue;
                elsif v_role = 'number' then
                    v_words := v_words || v_next;
                    v_classes := v_classes || 'N';
                    v_at := v_at + 1;
                    continue;
                else
                    continue;
                end if;
            end if;
            if v_class in ('D', 'O') then
                v_token := case v_class when 'D' then split_part(substr(v_meanings, 2), ' ', 1) else substr(v_meanings, 2) end;
            end if;
        end if;
        v_words := v_words || v_token;
        v_classes := v_classes || v_class;
    end loop;
    return row(v_words, v_classes, v_unit, v_box, null)::normalise.street_words;
end;
$$;

comment on function normalise.classify_words(text[], char) is
$$The words of a street line with what each of them is, from the tokens of normalise.address_tokens; units, floors and post office boxes
are out of the line and in fields of their own, with the words for them, and so are the words for numbers. A word that may be a unit,
a number or a box means that only in its place: see normalise.unit_role. Null
without tokens; never raises.$$;

grant execute on function normalise.classify_words(text[], char) to public;

commit;
