-- Revert mds:mds/expire_pins from pg
begin;

drop function mds.expire_pins(interval, boolean);

commit;
