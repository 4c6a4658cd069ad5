-- Verify mds:mds/pin_value on pg
begin;

select 'mds.pin_value(uuid, text, jsonb, text, timestamptz)'::regprocedure;

rollback;
