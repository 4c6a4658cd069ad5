-- Revert mds:mds/masked_profile from pg
begin;

drop function mds.masked_profile(uuid);

commit;
