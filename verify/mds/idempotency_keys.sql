-- Verify mds:mds/idempotency_keys on pg
begin;

select * from mds.idempotency_keys where false;

rollback;
