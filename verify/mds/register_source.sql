-- Verify mds:mds/register_source on pg
begin;

select 'mds.register_source(text, numeric, boolean, text, char(2), text)'::regprocedure;

rollback;
