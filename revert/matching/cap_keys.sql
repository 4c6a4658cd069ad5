-- Revert mds:matching/cap_keys from pg
begin;

drop function matching.cap_keys(bigint[]);

commit;
