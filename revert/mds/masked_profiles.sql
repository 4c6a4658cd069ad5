-- Revert mds:mds/masked_profiles from pg
begin;

drop view mds.masked_profiles;

commit;
