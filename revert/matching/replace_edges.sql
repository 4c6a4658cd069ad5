-- Revert mds:matching/replace_edges from pg
begin;

drop function matching.replace_edges(matching.edges[], matching.edges[]);

commit;
