-- Verify mds:mds/check_payload on pg
begin;

select 'mds.check_payload(jsonb)'::regprocedure;

rollback;
