-- Verify mds:mds/move_identity on pg
begin;

select 'mds.move_identity(bigint, uuid, text)'::regprocedure;

rollback;
