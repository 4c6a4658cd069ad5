-- Revert mds:matching/store_features from pg
begin;

drop function matching.store_features(matching.features[], matching.identity_keys[]);

commit;
