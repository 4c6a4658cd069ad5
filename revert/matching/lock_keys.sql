-- Revert mds:matching/lock_keys from pg
begin;

drop function matching.lock_keys(bigint[], integer);

commit;
