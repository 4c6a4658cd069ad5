-- Verify mds:matching/repetitions on pg
begin;

select 'matching.repetition'::regtype;
select 'matching.repetitions(bigint[])'::regprocedure;

rollback;
