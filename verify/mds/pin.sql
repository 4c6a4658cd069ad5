-- Verify mds:mds/pin on pg
begin;

select 'mds.pin(uuid, jsonb, text, timestamptz, bigint)'::regprocedure;

rollback;
