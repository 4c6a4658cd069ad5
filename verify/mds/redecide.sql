-- Verify mds:mds/redecide on pg
begin;

select 'mds.redecision'::regtype;
select 'mds.redecide(bigint[], bigint[], uuid[], bigint[])'::regprocedure;

rollback;
