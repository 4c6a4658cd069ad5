-- Revert mds:matching/check_model from pg
begin;

drop function matching.check_model(integer);

commit;
