-- Revert mds:matching/are_different_names from pg
begin;

drop function matching.are_different_names(text, text);

commit;
