-- Revert mds:mds/masked_profiles from pg
begin;

drop function mds.masked_profiles();

commit;
