-- Verify mds:matching/train on pg
begin;

select 'matching.train(text, integer, integer, integer)'::regprocedure;

rollback;
