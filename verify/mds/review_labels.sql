-- Verify mds:mds/review_labels on pg
begin;

select * from mds.review_labels where false;

rollback;
