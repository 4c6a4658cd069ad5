-- Revert mds:matching/edges_of from pg
begin;

drop function matching.edges_of(matching.candidate_pair[]);

commit;
