-- Verify mds:mds/settle on pg
begin;

select 'mds.settlement'::regtype;
select 'mds.settle(bigint[], uuid[])'::regprocedure;

rollback;
