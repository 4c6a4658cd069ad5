-- Revert mds:matching/score_candidates from pg
begin;

drop function matching.score_candidates(bigint[], bigint[], bigint);

commit;
