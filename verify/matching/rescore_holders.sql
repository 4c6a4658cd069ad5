-- Verify mds:matching/rescore_holders on pg
begin;

select 'matching.rescore_holders(bigint[], bigint[], bigint[])'::regprocedure;

rollback;
