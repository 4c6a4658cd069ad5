-- Revert mds:mds/expire_overrides from pg
begin;

drop function mds.expire_overrides(interval, boolean);

commit;
