-- Verify mds:mds/reject_review on pg
begin;

select 'mds.reject_review(bigint, text)'::regprocedure;

rollback;
