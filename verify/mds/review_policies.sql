-- Verify mds:mds/review_policies on pg
begin;

select * from mds.review_policies where false;

rollback;
