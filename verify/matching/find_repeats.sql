-- Verify mds:matching/find_repeats on pg
begin;

select 'matching.find_repeats(bigint[], bigint)'::regprocedure;

rollback;
