-- Verify mds:mds/assign on pg
begin;

select 'mds.settlement'::regtype;
select 'mds.assign(bigint[], bigint[], uuid[], bigint[], uuid[])'::regprocedure;

rollback;
