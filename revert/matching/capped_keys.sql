-- Revert mds:matching/capped_keys from pg
begin;

drop table matching.capped_keys;

commit;
