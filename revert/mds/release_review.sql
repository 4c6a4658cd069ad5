-- Revert mds:mds/release_review from pg
begin;

drop function mds.release_review(bigint);

commit;
