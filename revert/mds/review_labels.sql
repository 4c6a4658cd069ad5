-- Revert mds:mds/review_labels from pg
begin;

drop view mds.review_labels;

commit;
