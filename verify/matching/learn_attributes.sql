-- Verify mds:matching/learn_attributes on pg
begin;

select 'matching.learn_attributes(integer)'::regprocedure;

rollback;
