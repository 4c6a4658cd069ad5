-- Verify mds:matching/compile on pg
begin;

select 'matching.compile(integer)'::regprocedure;

rollback;
