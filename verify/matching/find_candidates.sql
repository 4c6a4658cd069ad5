-- Verify mds:matching/find_candidates on pg
begin;

select 'matching.candidate_pair'::regtype;
select 'matching.find_candidates(bigint[], bigint)'::regprocedure;

rollback;
