-- Revert mds:mds/publish_reviews from pg
begin;

drop function mds.publish_reviews(bigint[]);

commit;
