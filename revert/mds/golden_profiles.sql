-- Revert mds:mds/golden_profiles from pg
begin;

drop view mds.golden_profiles;

commit;
