-- Verify mds:matching/contradiction on pg
begin;

select 'matching.contradiction(matching.features, matching.features)'::regprocedure;

rollback;
