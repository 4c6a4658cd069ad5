-- Verify mds:mds/review_decisions on pg
begin;

select * from mds.review_decisions where false;

rollback;
