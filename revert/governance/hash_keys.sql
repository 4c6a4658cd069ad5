-- Revert mds:governance/hash_keys from pg
begin;

drop table governance.hash_keys;

commit;
