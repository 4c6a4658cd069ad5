-- Revert mds:normalise/countries from pg
begin;

drop function normalise.country_by_alpha_2(text);
drop table normalise.countries;

commit;
