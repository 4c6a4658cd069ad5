-- Revert mds:mds/review_stats from pg
begin;

drop function mds.review_stats();
drop type mds.review_count;

commit;
