-- Verify mds:matching/compare_models on pg
begin;

select 'matching.compare_models(integer, integer, integer, integer)'::regprocedure;

rollback;
