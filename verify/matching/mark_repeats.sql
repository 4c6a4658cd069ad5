-- Verify mds:matching/mark_repeats on pg
begin;

select 'matching.mark_repeats(bigint[], bigint[])'::regprocedure;

rollback;
