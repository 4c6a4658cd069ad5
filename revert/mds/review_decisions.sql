-- Revert mds:mds/review_decisions from pg
begin;

drop table mds.review_decisions;

commit;
