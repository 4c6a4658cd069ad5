-- Deploy mds:normalise/unit_role to pg
-- requires: normalise/schema
begin;

create or replace function normalise.unit_role(p_word text, p_meanings text, p_next text, p_classes text, p_country_code char(2)) returns text
language sql
immutable parallel safe
return case
    when strpos(p_meanings, 'F') > 0 and right(p_classes, 1) = 'O' then 'behind'                             -- 3rd floor
    when p_next >= '0' and p_next < ':' then
        case
            when strpos(p_meanings, 'B') > 0 then 'box'
            when strpos(p_meanings, 'M') > 0 and ltrim(p_classes, '9NP,') <> '' and strpos(p_classes, 'N') = 0 and left(p_classes, 1) <> '9'
                 and (left(p_meanings, 1) = 'M' or strpos(p_classes, '9') = 0)
                 or p_word = '#' and p_country_code = 'CO' or p_word in ('blk', 'block') and p_country_code = 'SG' then 'number'
            when left(p_meanings, 1) in ('U', 'F')
                 or (strpos(p_meanings, 'U') > 0 or strpos(p_meanings, 'F') > 0)
                    and (left(p_meanings, 1) = 'P' or ltrim(p_classes, '9NP,') <> '' and translate(p_classes, '9N', '') <> p_classes) then 'unit'
            when p_meanings = 'M' then 'nothing'
        end
    when left(p_meanings, 1) = 'U' and (length(p_next) = 1 and p_next between 'a' and 'z'
                                        or length(p_next) < 6 and ltrim(right(p_next, 2), '0123456789') <> right(p_next, 2)) then 'unit'      -- apt b
    when strpos(p_meanings, 'F') > 0 and right(p_classes, 1) = '9' and length(p_classes) > 2 then 'behind'   -- calle mayor 5 3 piso
    when p_word = '#' then 'nothing'
    when strpos(p_meanings, 'B') > 0 and p_word <> 'box' and p_next is null then 'nothing'
end;

comment on function normalise.unit_role(text, text, text, text, char) is
$$What a word that may stand for a flat, a floor, a number or a post office box (codes U, F, M, B of normalise.address_word, p_meanings)
stands for in its place, between the words before it (p_classes, see normalise.street_words) and the next one: unit or box (what follows
is one), number (what follows is the house number), behind (the word before it is the floor), nothing (it says nothing). Null when it
has its other meaning, or is a name: only in front of a number is it taken for more.$$;

grant execute on function normalise.unit_role(text, text, text, text, char) to public;

commit;
