-- Verify mds:mds/settlements_of on pg
begin;

select 'mds.settlements_of(bigint[], bigint[], bigint[], uuid[], uuid[], bigint[], text[], uuid[])'::regprocedure;

rollback;
