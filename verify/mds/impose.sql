-- Verify mds:mds/impose on pg
begin;

select 'mds.impose(bigint[], bigint[], integer, text, text, name, name, timestamptz)'::regprocedure;

rollback;
