-- Verify mds:mds/flattened on pg
begin;

select 'mds.flattened(text, jsonb)'::regprocedure;

rollback;
