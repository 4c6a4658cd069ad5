-- Verify mds:mds/parted_by on pg
begin;

select 'mds.parted_by(bigint[], bigint[])'::regprocedure;

rollback;
