-- Revert mds:normalise/country from pg
begin;

drop function normalise.country(text);

commit;
