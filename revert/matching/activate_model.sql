-- Revert mds:matching/activate_model from pg
begin;

drop function matching.activate_model(integer);

commit;
