-- Verify mds:mds/settlement on pg
begin;

select 'mds.settlement'::regtype;

rollback;
