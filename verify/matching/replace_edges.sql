-- Verify mds:matching/replace_edges on pg
begin;

select 'matching.replace_edges(matching.edges[], matching.edges[])'::regprocedure;

rollback;
