-- Revert mds:mds/stale_profiles from pg
begin;

drop table mds.stale_profiles;

commit;
