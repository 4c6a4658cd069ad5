-- Verify mds:mds/resolution on pg
begin;

select 'mds.resolution'::regtype;

rollback;
