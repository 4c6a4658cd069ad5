-- Verify mds:mds/decide_review on pg
begin;

select 'mds.decide_review(bigint, text, text, uuid, bytea)'::regprocedure;

rollback;
