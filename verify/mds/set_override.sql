-- Verify mds:mds/set_override on pg
begin;

select 'mds.set_override(text, bigint, bigint, text, timestamptz)'::regprocedure;

rollback;
