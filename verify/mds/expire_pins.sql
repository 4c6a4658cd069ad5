-- Verify mds:mds/expire_pins on pg
begin;

select 'mds.expire_pins(interval, boolean)'::regprocedure;

rollback;
