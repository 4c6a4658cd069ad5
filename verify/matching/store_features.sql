-- Verify mds:matching/store_features on pg
begin;

select 'matching.store_features(matching.description[])'::regprocedure;

rollback;
