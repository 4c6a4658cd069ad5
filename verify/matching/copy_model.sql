-- Verify mds:matching/copy_model on pg
begin;

select 'matching.copy_model(integer, text, text)'::regprocedure;

rollback;
