-- Verify mds:matching/edges_of on pg
begin;

select 'matching.edges_of(matching.candidate_pair[])'::regprocedure;

rollback;
