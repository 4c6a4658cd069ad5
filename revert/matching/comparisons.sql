-- Revert mds:matching/comparisons from pg
begin;

drop table matching.comparisons;

commit;
