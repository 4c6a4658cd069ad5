-- Revert mds:mds/refresh_legacy_ids from pg
begin;

drop function mds.refresh_legacy_ids(uuid[]);

commit;
