-- Verify mds:matching/said_ones on pg
begin;

select 'matching.said_ones(bigint[])'::regprocedure;

rollback;
