-- Verify mds:matching/edit_model on pg
begin;

select 'matching.edit_model(integer, jsonb)'::regprocedure;

rollback;
