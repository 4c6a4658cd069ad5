-- Deploy mds:matching/is_alike to pg
-- requires: matching/schema
begin;

create or replace function matching.is_alike(l text, r text)
returns boolean
language plpgsql
immutable parallel safe
as $$
begin
    -- No SQL function: see matching.is_misread_date.
    return case
        when least(char_length(l), char_length(r)) < 5 or greatest(char_length(l), char_length(r)) > 255 then false
        else extensions.levenshtein_less_equal(l, r, greatest(2, least(char_length(l), char_length(r)) / 4)) <= greatest(2, least(char_length(l), char_length(r)) / 4)
    end;
end;
$$;

comment on function matching.is_alike(text, text) is
$$Whether two different words may be one word written badly, more generously than matching.is_misspelling: two edits from five letters on,
three from twelve, four from sixteen and so on. Symmetric. Null when either is null.$$;

commit;
