-- Verify mds:mds/start_load on pg
begin;

select 'mds.start_load(text, text, jsonb)'::regprocedure;

rollback;
