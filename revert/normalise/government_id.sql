-- Revert mds:normalise/government_id from pg
begin;

drop function normalise.government_id(text, char, text);

commit;
