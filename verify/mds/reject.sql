-- Verify mds:mds/reject on pg
begin;

select 'mds.reject(bigint, bigint, text, text, text)'::regprocedure;

rollback;
