-- Verify mds:matching/export_model on pg
begin;

select 'matching.export_model(integer)'::regprocedure;

rollback;
