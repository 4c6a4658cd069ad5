-- Verify mds:mds/pending_case on pg
begin;

select 'mds.pending_case(bigint)'::regprocedure;

rollback;
