-- Deploy mds:matching/are_different_names to pg
-- requires: matching/schema
begin;

create or replace function matching.are_different_names(l text, r text)
returns boolean
language plpgsql
immutable parallel safe
as $$
begin
    -- No SQL function: see matching.is_misread_date. Few pairs get as far as this.
    if char_length(l) = char_length(r) and translate(l, r, '') = '' then      -- Ella and Elal: two letters next to each other
        for v_place in 1 .. char_length(l) - 1 loop
            if overlay(l placing reverse(substr(l, v_place, 2)) from v_place for 2) = r then
                return false;
            end if;
        end loop;
    end if;
    return case
        -- Jan and Jana, Mario and Maria: one letter, and another person.
        when l || 'a' = r or r || 'a' = l then true
        when left(l, -1) = left(r, -1) and right(l, 1) || right(r, 1) in ('ao', 'oa') then true
        when left(l, -2) = left(r, -2) and right(l, 2) || right(r, 2) in ('erra', 'raer') then true                     -- Alexander, Alexandra
        when right(l, 1) = 'y' and r in (left(l, -1) || 'ia', left(l, -1) || 'iya') or right(r, 1) = 'y' and l in (left(r, -1) || 'ia', left(r, -1) || 'iya') then true
        -- Jean-Luc and Jean-Marc, Abdul Rahman and Abdul Rahim: the second word tells.
        when strpos(l, ' ') > 0 and left(l, strpos(l, ' ')) = left(r, strpos(l, ' '))
        then extensions.levenshtein_less_equal(left(l, 60), left(r, 60), 6) * 2 >= least(char_length(l), char_length(r)) - strpos(l, ' ')
        else extensions.levenshtein_less_equal(left(l, 60), left(r, 60), 6) * 2 >= least(char_length(l), char_length(r))
    end;
end;
$$;

comment on function matching.are_different_names(text, text) is
$$Whether two given names are so unlike that they are two people's, not one name written badly: half of the shorter one's letters
would have to change, of the second word where the first is the same, or one is the female form of the other. Two letters next to each other that changed places
make no other name, however short it is. Symmetric. Null when either is null.$$;

commit;
