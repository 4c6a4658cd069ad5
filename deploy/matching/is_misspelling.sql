-- Deploy mds:matching/is_misspelling to pg
-- requires: matching/schema
begin;

create function matching.is_misspelling(l text, r text)
returns boolean
language sql
immutable parallel safe
return case
    when least(char_length(l), char_length(r)) < 4 then false
    when least(char_length(l), char_length(r)) < 7 then extensions.levenshtein_less_equal(l, r, 1) <= 1 or extensions.similarity(l, r) >= 0.6
    else extensions.levenshtein_less_equal(left(l, 255), left(r, 255), 2) <= 2
      or extensions.similarity(l, r) >= 0.6
end;

comment on function matching.is_misspelling(text, text) is
$$Whether two different words look like one word written badly: one edit from four letters on, two edits from seven letters
on, or trigram similarity of 0.6. Symmetric. Null when either is null.$$;

commit;
