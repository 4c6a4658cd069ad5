-- Revert mds:normalise/phone_national from pg
begin;

drop function normalise.phone_national(text, normalise.phone_regions);

commit;
