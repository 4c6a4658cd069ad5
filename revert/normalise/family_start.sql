-- Revert mds:normalise/family_start from pg
begin;

drop function normalise.family_start(text[]);

commit;
