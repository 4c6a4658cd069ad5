-- Revert mds:mds/reject_review from pg
begin;

drop function mds.reject_review(bigint, text);

commit;
