-- Revert mds:matching/mark_repeats from pg
begin;

drop function matching.mark_repeats(bigint[], bigint[]);

commit;
