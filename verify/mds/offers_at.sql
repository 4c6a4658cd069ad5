-- Verify mds:mds/offers_at on pg
begin;

select 'mds.offers_at(uuid, timestamptz)'::regprocedure;

rollback;
