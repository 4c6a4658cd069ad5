-- Verify mds:mds/unpin_value on pg
begin;

select 'mds.unpin_value(uuid, text, text)'::regprocedure;

rollback;
