-- Revert mds:matching/keys_of_repeat from pg
begin;

drop function matching.keys_of_repeat(matching.features);

commit;
