-- Revert mds:matching/name_forms from pg
begin;

drop function matching.name_forms(text, text);

commit;
