-- Revert mds:mds/derive_profiles from pg
begin;

drop function mds.derive_profiles(interval, boolean);

commit;
