-- Deploy mds:normalise/street_name to pg
-- requires: normalise/street_words
-- requires: normalise/address_words
begin;

create or replace function normalise.street_name(p_words text[], p_classes text) returns text
language plpgsql
immutable strict parallel safe
as $$
declare
    v_count constant integer := cardinality(p_words);
    v_word  text;
    v_name  text := '';
    v_type  text;         -- the street type in front of the name: it goes behind
    v_glued text;
begin
    for i in 1..v_count loop
        v_word := p_words[i];
        continue when coalesce(v_word, '') = '' or substr(p_classes, i, 1) = 'P' and ltrim(p_classes, '9NP,') <> '';
        if substr(p_classes, i, 1) = 'T' then
            if v_word = 'st' and substr(p_classes, i + 1, 1) = 'A' and (v_name = '' or strpos(substr(p_classes, i + 2), 'T') > 0) then
                v_word := 'saint';
            else
                v_word := split_part(substr(normalise.address_word(v_word), 2), ' ', 1);
                if v_name = '' and ltrim(p_classes, '9NPT,') <> '' and right(rtrim(p_classes, '9NP'), 1) <> 'T' then
                    v_type := v_word;
                    continue;
                end if;
            end if;
        end if;
        v_name := concat_ws(' ', v_name, nullif(v_word, ''));
    end loop;

    if v_name <> '' and strpos(p_classes, 'T') = 0 then
        for i in 1..v_count loop
            if substr(p_classes, i, 1) = 'A' and length(p_words[i]) > 5 then
                for j in reverse least(8, length(p_words[i]) - 3)..3 loop
                    v_glued := normalise.address_form('suffix', right(p_words[i], j));
                    if v_glued is not null then
                        v_name := replace(v_name, p_words[i], left(p_words[i], -j) || ' ' || v_glued);
                        exit;
                    end if;
                end loop;
                exit when v_glued is not null;
            end if;
        end loop;
        -- A type with a blank in it: s treet.
        v_word := case when v_glued is null and right(p_classes, 2) in ('AA', 'DA') then normalise.address_word(p_words[v_count - 1] || p_words[v_count]) end;
        if left(v_word, 1) = 'T' then
            v_name := left(v_name, -length(p_words[v_count - 1] || p_words[v_count]) - 1) || split_part(substr(v_word, 2), ' ', 1);
        end if;
    end if;
    return nullif(btrim(concat_ws(' ', v_name, v_type)), '');
end;
$$;

comment on function normalise.street_name(text[], text) is
$$The street as addresses are compared, from its words and their classes (see normalise.street_words): its type last and in the short form,
also the one that stood in front (rue de Rivoli: rivoli st), was glued to the name (lindenstr) or had a blank in it (s treet);
st in front of a name is saint; without particles, unless there is nothing else. Null when no word is left. Never raises.$$;

grant execute on function normalise.street_name(text[], text) to public;

commit;
