-- Verify mds:mds/why_value on pg
begin;

select 'mds.why_value(uuid, text, timestamptz)'::regprocedure;

rollback;
