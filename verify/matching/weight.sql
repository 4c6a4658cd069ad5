-- Verify mds:matching/weight on pg
begin;

select 'matching.weight(matching.features, matching.features)'::regprocedure;

rollback;
