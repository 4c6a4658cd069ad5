-- Verify mds:mds/golden_at on pg
begin;

select 'mds.golden_at(uuid, timestamptz)'::regprocedure;

rollback;
