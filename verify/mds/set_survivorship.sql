-- Verify mds:mds/set_survivorship on pg
begin;

select 'mds.set_survivorship(text, text, text, text, text[], jsonb, text, boolean, interval)'::regprocedure;

rollback;
