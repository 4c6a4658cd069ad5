-- Revert mds:mds/value_pins from pg
begin;

drop table mds.value_pins;

commit;
