-- Revert mds:matching/held_keys from pg
begin;

drop function matching.held_keys(bigint[]);

commit;
