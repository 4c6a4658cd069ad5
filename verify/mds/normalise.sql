-- Verify mds:mds/normalise on pg
begin;

select 'mds.normalise(jsonb, text)'::regprocedure;

rollback;
