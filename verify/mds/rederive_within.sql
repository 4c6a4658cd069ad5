-- Verify mds:mds/rederive_within on pg
begin;

select 'mds.rederive_within(uuid[], interval)'::regprocedure;

rollback;
