-- Revert mds:mds/profile_of from pg
begin;

drop function mds.profile_of(uuid);

commit;
