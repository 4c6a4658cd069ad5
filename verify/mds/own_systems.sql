-- Verify mds:mds/own_systems on pg
begin;

select 'mds.own_systems()'::regprocedure;

rollback;
