-- Revert mds:matching/find_repeats from pg
begin;

drop function matching.find_repeats(bigint[], bigint);

commit;
