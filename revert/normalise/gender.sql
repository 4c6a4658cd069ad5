-- Revert mds:normalise/gender from pg
begin;

drop function normalise.gender(text);

commit;
