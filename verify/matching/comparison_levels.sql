-- Verify mds:matching/comparison_levels on pg
begin;

select * from matching.comparison_levels where false;

rollback;
