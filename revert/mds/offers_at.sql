-- Revert mds:mds/offers_at from pg
begin;

drop function mds.offers_at(uuid, timestamptz);

commit;
