-- Revert mds:matching/replace_edges from pg
begin;

drop function matching.replace_edges(matching.candidate_pair[], matching.edges[]);

commit;
