-- Verify mds:matching/protect_model on pg
begin;

select 1 / (count(*) = 7)::integer from pg_trigger where tgfoid = 'matching.protect_model()'::regprocedure;

rollback;
