-- Verify mds:mds/check_record on pg
begin;

select 'mds.check_record(text, text, jsonb)'::regprocedure;

rollback;
