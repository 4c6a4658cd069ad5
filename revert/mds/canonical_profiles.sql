-- Revert mds:mds/canonical_profiles from pg
begin;

drop table mds.canonical_profiles;

commit;
