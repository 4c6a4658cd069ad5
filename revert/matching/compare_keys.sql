-- Revert mds:matching/compare_keys from pg
begin;

drop function matching.compare_keys(matching.features, matching.features);

commit;
