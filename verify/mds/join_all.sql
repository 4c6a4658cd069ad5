-- Verify mds:mds/join_all on pg
begin;

select 'mds.join_all(bigint[], uuid, text, name, name)'::regprocedure;

rollback;
