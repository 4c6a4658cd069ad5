-- Revert mds:matching/comparison_levels from pg
begin;

drop table matching.comparison_levels;

commit;
