-- Revert mds:normalise/country_names from pg
begin;

drop table normalise.country_names;

commit;
