-- Verify mds:matching/judge on pg
begin;

select 'matching.judge(integer, bigint[], bigint[])'::regprocedure;

rollback;
