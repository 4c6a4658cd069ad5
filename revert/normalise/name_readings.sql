-- Revert mds:normalise/name_readings from pg
begin;

drop table normalise.name_readings;

commit;
