-- Verify mds:matching/forget on pg
begin;

select 'matching.forget(bigint[])'::regprocedure;

rollback;
