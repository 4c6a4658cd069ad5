-- Revert mds:normalise/person_name from pg
begin;

drop function normalise.person_name(text, text, text, text, text);

commit;
