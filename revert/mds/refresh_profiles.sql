-- Revert mds:mds/refresh_profiles from pg
begin;

drop function mds.refresh_profiles(uuid[]);

commit;
