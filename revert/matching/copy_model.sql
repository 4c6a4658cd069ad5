-- Revert mds:matching/copy_model from pg
begin;

drop function matching.copy_model(integer, text, text);

commit;
