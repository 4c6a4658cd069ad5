-- Revert mds:mds/review_result from pg
begin;

drop type mds.review_result;

commit;
