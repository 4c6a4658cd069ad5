-- Revert mds:matching/import_model from pg
begin;

drop function matching.import_model(jsonb, text);

commit;
