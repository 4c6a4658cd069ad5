-- Verify mds:mds/take_record on pg
begin;

select 'mds.take_record(mds.source_systems, text, jsonb, timestamptz)'::regprocedure;

rollback;
