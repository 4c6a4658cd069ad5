-- Verify mds:mds/simulate on pg
begin;

select 'mds.simulate(jsonb)'::regprocedure;

rollback;
