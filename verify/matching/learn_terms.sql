-- Verify mds:matching/learn_terms on pg
begin;

select 'matching.learn_terms(integer)'::regprocedure;

rollback;
