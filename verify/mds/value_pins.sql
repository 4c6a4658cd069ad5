-- Verify mds:mds/value_pins on pg
begin;

select * from mds.value_pins where false;

rollback;
