-- Revert mds:matching/is_alike from pg
begin;

drop function matching.is_alike(text, text);

commit;
