-- Revert mds:normalise/name_key from pg
begin;

drop function normalise.name_key(text);

commit;
