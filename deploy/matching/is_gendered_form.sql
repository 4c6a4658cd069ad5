-- Deploy mds:matching/is_gendered_form to pg
-- requires: matching/schema
begin;

create or replace function matching.is_gendered_form(l text, r text)
returns boolean
language plpgsql
immutable parallel safe
as $$
begin
    -- No SQL function: see matching.is_misread_date. Most names differ at once, and need no regular expression.
    return case
        when left(l, 3) <> left(r, 3) or greatest(char_length(l), char_length(r)) > 60 then false
        else case when char_length(l) < char_length(r) or char_length(l) = char_length(r) and l > r collate "C" then l || ' ' || r else r || ' ' || l end ~ (
            '^(.{2,})(?:'
            '([oe]v|[iy]n|off) \1\2a'                                                    -- Ivanov Ivanova, and not Ivanina
            '|(?:i?[iy]|ij) \1(?:a|aya|aja|aia)'                                          -- Vesely Vesela, Kowalski Kowalska, -sky -skaya
            '| \1ova|a \1ova|e?k \1kova|e?c \1cova'                                       -- Novak Novakova, Svoboda Svobodova, Horacek Horackova
            '|[aeiuy]s \1(?:iene|ene|aite|yte|ute)|(?:aite|yte|ute) \1iene|iene \1(?:aite|yte|ute)'   -- Kazlauskas, -iene, -aite
            '|ns \1na|os \1ou|ou \1os|a \1as|i \1is'                             -- Berzins Berzina, Papadopoulos Papadopoulou
            '|s?son \1s?dottir)$')                                                        -- Jonsson Jonsdottir
        end;
end;
$$;

comment on function matching.is_gendered_form(text, text) is
$$Whether two family names are the male and the female form of one name, or two female forms of it: Ivanov and Ivanova, Kowalski and
Kowalska, Novák and Nováková, Kazlauskas, Kazlauskienė and Kazlauskaitė, Bērziņš and Bērziņa, Papadopoulos and Papadopoulou, Jónsson and
Jónsdóttir. Words are expected as normalise.name_key gives them. Symmetric. False of a name and itself; null when either is null.$$;

commit;
