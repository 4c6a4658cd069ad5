-- Verify mds:mds/release_review on pg
begin;

select 'mds.release_review(bigint)'::regprocedure;

rollback;
