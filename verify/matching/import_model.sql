-- Verify mds:matching/import_model on pg
begin;

select 'matching.import_model(jsonb, text)'::regprocedure;

rollback;
