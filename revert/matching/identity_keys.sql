-- Revert mds:matching/identity_keys from pg
begin;

drop table matching.identity_keys;

commit;
