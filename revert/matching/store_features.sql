-- Revert mds:matching/store_features from pg
begin;

drop function matching.store_features(bigint, text, text, normalise.person_record);

commit;
