-- Verify mds:mds/masked on pg
begin;

select 'mds.masked(jsonb)'::regprocedure;

rollback;
