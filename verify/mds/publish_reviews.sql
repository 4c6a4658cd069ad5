-- Verify mds:mds/publish_reviews on pg
begin;

select 'mds.publish_reviews(bigint[])'::regprocedure;

rollback;
