-- Revert mds:mds/idempotency_keys from pg
begin;

drop table mds.idempotency_keys;

commit;
