-- Revert mds:mds/update_profile from pg
begin;

drop function mds.update_profile(uuid, jsonb, bigint, text);

commit;
