-- Revert mds:matching/export_model from pg
begin;

drop function matching.export_model(integer);

commit;
