-- Revert mds:normalise/phone_metadata from pg
begin;

drop table normalise.phone_characters, normalise.phone_ranges, normalise.phone_regions;

commit;
