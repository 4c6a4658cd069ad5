-- Verify mds:mds/difference on pg
begin;

select 'mds.difference'::regtype;

rollback;
