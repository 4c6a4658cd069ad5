-- Verify mds:mds/reevaluate_reviews on pg
begin;

select 'mds.reevaluate_reviews(interval, boolean)'::regprocedure;

rollback;
