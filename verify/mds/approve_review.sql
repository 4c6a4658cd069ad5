-- Verify mds:mds/approve_review on pg
begin;

select 'mds.approve_review(bigint, text)'::regprocedure;

rollback;
