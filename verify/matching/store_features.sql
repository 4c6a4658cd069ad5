-- Verify mds:matching/store_features on pg
begin;

select 'matching.store_features(matching.features[], matching.identity_keys[])'::regprocedure;

rollback;
