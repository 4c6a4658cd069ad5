-- Verify mds:matching/replace_edges on pg
begin;

select 'matching.replace_edges(matching.candidate_pair[], matching.edges[])'::regprocedure;

rollback;
