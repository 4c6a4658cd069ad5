-- Revert mds:matching/edit_model from pg
begin;

drop function matching.edit_model(integer, jsonb);

commit;
