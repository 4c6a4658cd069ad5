-- Verify mds:mds/case_pairs on pg
begin;

select 'mds.case_pairs(bigint)'::regprocedure;

rollback;
