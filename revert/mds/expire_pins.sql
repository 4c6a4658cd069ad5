-- Revert mds:mds/expire_pins from pg
begin;

drop function mds.expire_pins(integer);

commit;
