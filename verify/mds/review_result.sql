-- Verify mds:mds/review_result on pg
begin;

select 'mds.review_result'::regtype;

rollback;
