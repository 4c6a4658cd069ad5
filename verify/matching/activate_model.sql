-- Verify mds:matching/activate_model on pg
begin;

select 'matching.activate_model(integer)'::regprocedure;

rollback;
