-- Verify mds:mds/next_review on pg
begin;

select 'mds.review_case'::regtype;
select 'mds.next_review(interval, bigint[])'::regprocedure;

rollback;
