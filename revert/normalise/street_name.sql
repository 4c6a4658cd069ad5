-- Revert mds:normalise/street_name from pg
begin;

drop function normalise.street_name(text[], text);

commit;
