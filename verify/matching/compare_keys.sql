-- Verify mds:matching/compare_keys on pg
begin;

select 'matching.compare_keys(matching.features, matching.features)'::regprocedure;

rollback;
