-- Revert mds:mds/next_review from pg
begin;

drop function mds.next_review(interval);
drop type mds.review_case;

commit;
