-- Verify mds:matching/check_model on pg
begin;

select 'matching.check_model(integer)'::regprocedure;

rollback;
