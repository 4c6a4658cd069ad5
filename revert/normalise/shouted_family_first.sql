-- Revert mds:normalise/shouted_family_first from pg
begin;

drop function normalise.shouted_family_first(text);

commit;
