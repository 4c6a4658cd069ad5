-- Verify mds:matching/store_features on pg
begin;

select 'matching.store_features(bigint, text, text, normalise.person_record)'::regprocedure;

rollback;
