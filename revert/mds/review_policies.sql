-- Revert mds:mds/review_policies from pg
begin;

drop table mds.review_policies;

commit;
