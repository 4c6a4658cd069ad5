-- Revert mds:mds/set_review_policy from pg
begin;

drop function mds.set_review_policy(text, integer, interval);

commit;
