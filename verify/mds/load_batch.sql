-- Verify mds:mds/load_batch on pg
begin;

select 'mds.load_counts'::regtype;
select 'mds.load_batch(bigint, bigint, bigint, jsonb)'::regprocedure;

rollback;
