-- Verify mds:mds/unmerge on pg
begin;

select 'mds.unmerge(bigint, text)'::regprocedure;

rollback;
