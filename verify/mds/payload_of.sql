-- Verify mds:mds/payload_of on pg
begin;

select 'mds.payload_of(bigint, integer)'::regprocedure;

rollback;
