-- Verify mds:mds/case_hash on pg
begin;

select 'mds.case_hash(bigint[])'::regprocedure;

rollback;
