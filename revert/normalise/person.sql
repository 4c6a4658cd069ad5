-- Revert mds:normalise/person from pg
begin;

drop function normalise.person(jsonb, text, text);

commit;
