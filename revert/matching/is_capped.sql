-- Revert mds:matching/is_capped from pg
begin;

drop function matching.is_capped(text, text[], text[]);

commit;
