-- Revert mds:matching/is_gendered_form from pg
begin;

drop function matching.is_gendered_form(text, text);

commit;
