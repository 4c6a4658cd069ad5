-- Revert mds:mds/reevaluate_reviews from pg
begin;

drop function mds.reevaluate_reviews(interval, boolean);

commit;
