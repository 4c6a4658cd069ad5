-- Revert mds:matching/keys_in_full from pg
begin;

drop function matching.keys_in_full(matching.features);
drop type matching.key_state;

commit;
