-- Revert mds:matching/repetitions from pg
begin;

drop function matching.repetitions(bigint[]);
drop type matching.repetition;

commit;
