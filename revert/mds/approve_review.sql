-- Revert mds:mds/approve_review from pg
begin;

drop function mds.approve_review(bigint, text);

commit;
