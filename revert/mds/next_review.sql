-- Revert mds:mds/next_review from pg
begin;

drop function mds.next_review(interval, bigint[]);
drop type mds.review_case;

commit;
