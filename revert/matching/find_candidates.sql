-- Revert mds:matching/find_candidates from pg
begin;

drop function matching.find_candidates(bigint[], bigint);
drop type matching.candidate_pair;

commit;
