-- Revert mds:matching/stop_keys from pg
begin;

drop table matching.stop_keys;

commit;
