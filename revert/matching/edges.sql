-- Revert mds:matching/edges from pg
begin;

drop table matching.edges;

commit;
