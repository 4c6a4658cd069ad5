-- Deploy mds:matching/is_misspelling to pg
-- requires: matching/schema
begin;

create or replace function matching.is_misspelling(l text, r text)
returns boolean
language plpgsql
immutable parallel safe
as $$
begin
    -- No SQL function: see matching.is_misread_date.
    return case
        when least(char_length(l), char_length(r)) < 4 or greatest(char_length(l), char_length(r)) > 255 then false
        else case extensions.levenshtein_less_equal(l, r, 2)
             when 0 then true
             when 1 then true
             -- two edits: in a long word, or when no letter is new (two letters changed places)
             when 2 then least(char_length(l), char_length(r)) >= 7
                         or char_length(l) = char_length(r) and translate(l, r, '') = '' and translate(r, l, '') = ''
             when 3 then false end        -- more than two
    end;
end;
$$;

comment on function matching.is_misspelling(text, text) is
$$Whether two different words look like one word written badly: one edit from four letters on; two edits from seven letters on,
or when they only reorder letters. Symmetric. Null when either is null.$$;

commit;
