-- Revert mds:matching/is_misread_date from pg
begin;

drop function matching.is_misread_date(text, text);

commit;
