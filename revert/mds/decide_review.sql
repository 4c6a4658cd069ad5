-- Revert mds:mds/decide_review from pg
begin;

drop function mds.decide_review(bigint, text, text, uuid, bytea);

commit;
