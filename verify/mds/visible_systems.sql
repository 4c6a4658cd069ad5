-- Verify mds:mds/visible_systems on pg
begin;

select 'mds.visible_systems()'::regprocedure;

rollback;
