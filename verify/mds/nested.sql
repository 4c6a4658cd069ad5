-- Verify mds:mds/nested on pg
begin;

select 'mds.nested(jsonb)'::regprocedure;

rollback;
