-- Verify mds:mds/record_moves on pg
begin;

select 'mds.record_moves(bigint[], uuid[], uuid[])'::regprocedure;

rollback;
