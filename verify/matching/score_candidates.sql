-- Verify mds:matching/score_candidates on pg
begin;

select 'matching.score_candidates(bigint[], bigint[], bigint)'::regprocedure;

rollback;
