-- Verify mds:mds/review_stats on pg
begin;

select 'mds.review_count'::regtype;
select 'mds.review_stats()'::regprocedure;

rollback;
