-- Deploy mds:matching/is_gendered_form to pg
-- requires: matching/gendered_endings
begin;

create or replace function matching.is_gendered_form(l text, r text)
returns boolean
language plpgsql
immutable parallel safe
as $$
declare
    v_same  integer := 3;       -- letters that both begin with
    v_rest  text;
begin
    -- No SQL function: see matching.is_misread_date. Most names differ at once.
    if left(l, 3) <> left(r, 3) or l = r or greatest(char_length(l), char_length(r)) > 60 then
        return false;
    elsif l is null or r is null then
        return null;
    end if;

    while substr(l, v_same + 1, 1) = substr(r, v_same + 1, 1) loop
        v_same := v_same + 1;
    end loop;
    v_rest := concat('/', substr(l, v_same + 1), '/', substr(r, v_same + 1));

    -- Of the letters in common two at least are the name's, the others may be the ending's.
    return v_rest = any (matching.gendered_endings())
        or substr(l, v_same, 1) || v_rest = any (matching.gendered_endings())
        or v_same > 3 and substr(l, v_same - 1, 2) || v_rest = any (matching.gendered_endings())
        or v_same > 4 and substr(l, v_same - 2, 3) || v_rest = any (matching.gendered_endings());
end;
$$;

comment on function matching.is_gendered_form(text, text) is
$$Whether two family names are the male and the female form of one name, or two female forms of it: Ivanov and Ivanova, Kowalski and
Kowalska, Novák and Nováková, Kazlauskas, Kazlauskienė and Kazlauskaitė, Bērziņš and Bērziņa, Papadopoulos and Papadopoulou, Jónsson and
Jónsdóttir (matching.gendered_endings). They begin with the same three letters. Words are expected as normalise.name_key gives them. Symmetric.
False of a name and itself; null when either is null.$$;

commit;
