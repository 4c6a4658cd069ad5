-- Verify mds:mds/set_review_policy on pg
begin;

select 'mds.set_review_policy(text, integer, interval)'::regprocedure;

rollback;
