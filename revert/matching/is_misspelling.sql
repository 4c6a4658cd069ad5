-- Revert mds:matching/is_misspelling from pg
begin;

drop function matching.is_misspelling(text, text);

commit;
