-- Verify mds:mds/merge_risks on pg
begin;

select 'mds.merge_risks(bigint[], bigint[])'::regprocedure;

rollback;
